package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Gives each of several things that one clause orders its own time, urgency and side: "CBC at 6 and
 * BMP at 14", "stat CXR and routine referral". What may belong to one or to all is not guessed.
 */
final class OwnDetails {

  /** A word that details an order, where it stands; the value is null for "now". */
  private record Mark(int at, String value) {}

  private static final Map<String, String> PRIORITIES =
      Map.of(
          "routine",
          "non urgent|nonurgent|routine|routinely|elective",
          "stat",
          "stat|immediately|emergent|emergently|right away",
          "asap",
          "asap",
          "urgent",
          "urgent|urgently");

  private final Frame frame;
  private final List<Chunk> chunks;
  private final List<Integer> places;
  private final List<Order> orders;

  private OwnDetails(Frame frame, Map<Chunk, Order> things) {
    this.frame = frame;
    this.chunks = frame.chunks();
    this.places = things.keySet().stream().map(chunks::indexOf).toList();
    this.orders = List.copyOf(things.values());
  }

  /** The orders of a clause, in the order of the concepts that name them. */
  static List<Order> of(Frame frame, LinkedHashMap<Chunk, Order> things) {
    if (things.size() < 2) {
      return new ArrayList<>(things.values());
    }
    OwnDetails own = new OwnDetails(frame, things);
    own.oneContrast();
    List<String> times = own.times();
    List<String> priorities = own.priorities();
    List<String> sides = own.sides();
    List<Order> result = new ArrayList<>();
    for (int i = 0; i < own.orders.size(); i++) {
      result.add(with(own.orders.get(i), times.get(i), priorities.get(i), sides.get(i)));
    }
    return result;
  }

  private static Order with(Order order, String time, String priority, String side) {
    Order.Details d = details(order);
    if (d == null) {
      return order;
    }
    Order.Details own =
        new Order.Details(
            priority,
            time,
            d.route(),
            d.frequency(),
            d.asNeeded(),
            side,
            order instanceof Order.Imaging || !ofStudy(d.note()) ? d.note() : null,
            d.courseDays());
    return switch (order) {
      case Order.Medication m -> new Order.Medication(m.concept(), m.codes(), m.rule(), own);
      case Order.Lab l -> new Order.Lab(l.concept(), l.codes(), own);
      case Order.Imaging i -> new Order.Imaging(i.concept(), i.codes(), own);
      case Order.Referral r -> new Order.Referral(r.concept(), r.codes(), own);
      case Order.Stop s -> s;
    };
  }

  private static boolean ofStudy(String note) {
    return note != null && Words.standard().in("contrast", note);
  }

  private static Order.Details details(Order order) {
    return switch (order) {
      case Order.Medication m -> m.details();
      case Order.Lab l -> l.details();
      case Order.Imaging i -> i.details();
      case Order.Referral r -> r.details();
      case Order.Stop s -> null;
    };
  }

  private List<String> times() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.is("<start>")) {
        marks.add(new Mark(i, (String) chunk.value()));
      } else if (chunk.as(Window.class) != null && chunk.raw().matches("(?i)today|now")) {
        marks.add(new Mark(i, null));
      }
    }
    if (marks.stream().allMatch(m -> m.value() == null)) {
      return same(null);
    }
    List<Mark> timed = marks.stream().filter(m -> m.value() != null).toList();
    marks.removeIf(
        m -> m.value() == null && timed.stream().anyMatch(t -> Math.abs(t.at() - m.at()) == 1));
    if (timed.size() > 1) {
      oneDay(timed);
    }
    if (marks.size() > 1) {
      return each(marks);
    }
    Mark mark = marks.get(0);
    if (mark.at() < places.get(0)) {
      return same(mark.value());
    }
    if (mark.at() > places.get(places.size() - 1)) {
      return trailing(mark.value());
    }
    List<String> own = same(null);
    Class<?> kind = null;
    for (int i = places.size() - 1; i >= 0; i--) {
      if (places.get(i) < mark.at() && (kind == null || kind == orders.get(i).getClass())) {
        kind = orders.get(i).getClass();
        own.set(i, mark.value());
      }
    }
    return own;
  }

  /** "CBC tomorrow at 6 and BMP at 14": of the second only the clock is said. */
  private void oneDay(List<Mark> timed) {
    boolean bare =
        timed.stream()
            .skip(1)
            .anyMatch(
                m ->
                    chunks
                        .get(m.at())
                        .raw()
                        .matches(
                            "(?i)\\s*(?:at|@|by|around)?\\s*[\\d:.]+\\s*(?:am|pm|h|hrs|hours|o'clock)?\\s*"));
    boolean days = timed.stream().map(m -> m.value().substring(0, 10)).distinct().count() > 1;
    if (bare && days) {
      throw NotUnderstood.unsupported(
          "Please say the day of each order in \"" + ConditionReader.text(frame) + "\".");
    }
  }

  /** A time at the end of a list: that of all its tests, but of no drug before them. */
  private List<String> trailing(String time) {
    Set<Class<?>> kinds = new HashSet<>();
    orders.forEach(o -> kinds.add(o.getClass()));
    boolean drugLast = orders.get(orders.size() - 1) instanceof Order.Medication;
    if (kinds.size() > 1 && (drugLast || kinds.contains(Order.Referral.class))) {
      throw NotUnderstood.unsupported(
          "I do not see what is due when in \"" + ConditionReader.text(frame) + "\".");
    }
    List<String> own = new ArrayList<>();
    for (Order order : orders) {
      own.add(kinds.size() > 1 && order instanceof Order.Medication ? null : time);
    }
    return own;
  }

  private List<String> priorities() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      for (Map.Entry<String, String> priority : PRIORITIES.entrySet()) {
        if (chunks.get(i).symbol().matches(priority.getValue())) {
          marks.add(new Mark(i, priority.getKey()));
        }
      }
    }
    long different = marks.stream().map(Mark::value).distinct().count();
    if (different > 1) {
      return each(marks);
    }
    String whole =
        Optional.ofNullable(details(orders.get(0))).map(Order.Details::priority).orElse(null);
    List<String> own = same(whole);
    boolean alike = orders.stream().map(Object::getClass).distinct().count() == 1;
    if (marks.size() == 1 && !alike) {
      int at = marks.get(0).at();
      for (int i = 0; i < places.size(); i++) {
        boolean last = i + 1 == places.size();
        boolean behind =
            !last && at > places.get(i) && at < joint(places.get(i), places.get(i + 1));
        boolean before =
            places.get(i) == at + 1
                || i > 0 && at > joint(places.get(i - 1), places.get(i)) && at < places.get(i);
        if (behind || before) {
          own = same(null);
          own.set(i, whole);
        }
      }
    }
    return own;
  }

  private List<String> sides() {
    List<String> own = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < places.size(); i++) {
      int from = i == 0 ? 0 : places.get(i - 1) + 1;
      int to = i + 1 < places.size() ? joint(places.get(i), places.get(i + 1)) : chunks.size();
      String side = OrderDetails.side(chunks.get(places.get(i))).orElse(null);
      for (int j = from; j < to && side == null; j++) {
        if (Words.standard().in("laterality", chunks.get(j).symbol())
            && (i == 0 || j > joint(places.get(i - 1), places.get(i)))) {
          side = chunks.get(j).symbol();
        }
      }
      any |= side != null;
      own.add(side);
    }
    return any ? own : same(null);
  }

  /** The "and" or comma between two things, or the second of them. */
  private int joint(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (chunks.get(i).symbol().matches("and|,|plus|\\+|&|<nl>|then|also")) {
        return i;
      }
    }
    return to;
  }

  private void oneContrast() {
    Set<String> said = new HashSet<>();
    var matcher = Words.standard().rule("{contrast}").matcher(frame.symbols());
    while (matcher.find()) {
      said.add(matcher.group());
    }
    if (said.size() > 1 || said.size() == 1 && frame.concepts(Kind.IMAGING).size() > 1) {
      throw NotUnderstood.unsupported(
          "Please order the studies apart, as they differ: \""
              + ConditionReader.text(frame)
              + "\".");
    }
  }

  /** Several marks: each thing takes the one before it when they lead, else the one behind it. */
  private List<String> each(List<Mark> marks) {
    boolean lead = marks.get(0).at() < places.get(0);
    List<String> own = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      Optional<Mark> mark =
          lead
              ? marks.stream().filter(m -> m.at() < place).reduce((a, b) -> b)
              : marks.stream().filter(m -> m.at() > place).findFirst();
      own.add(mark.map(Mark::value).orElse(null));
    }
    boolean all = marks.stream().allMatch(m -> m.value() == null || own.contains(m.value()));
    if (!all || marks.size() > places.size()) {
      throw NotUnderstood.unsupported(
          "I do not see what holds for what in \"" + ConditionReader.text(frame) + "\".");
    }
    return own;
  }

  private List<String> same(String value) {
    return new ArrayList<>(java.util.Collections.nCopies(places.size(), value));
  }
}
