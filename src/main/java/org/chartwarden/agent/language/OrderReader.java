package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads a clause that orders or stops something. */
final class OrderReader {

  private static final String REPLACING =
      "{replace}|replacement|repletion|supplement|supplementation|supplements|<dose>|iv|oral|po|tablets|top up|treat";
  private static final String TESTING =
      "level|levels|lvl|lvls|lab|labs|test|tests|testing|recheck|repeat|redraw|serum|plasma|draw|value|follow up|panel|check|measurement|sample|result|reading";
  private static final java.util.regex.Pattern INFUSION_TIME =
      java.util.regex.Pattern.compile("over (\\d+(?:\\.\\d+)?|an?) (h\\w*|min\\w*)");

  private OrderReader() {}

  /** One order for each thing the clause names, or for what "it" is. */
  static List<Order> read(Frame frame, Scene scene, String dictated) {
    List<Frame> parts = DrugParts.of(frame);
    if (parts.size() > 1) {
      List<Order> orders = new ArrayList<>();
      for (Frame part : parts) {
        orders.addAll(read(part, scene, dictated));
      }
      return orders;
    }
    Order.Details details = OrderDetails.read(frame, dictated);
    LinkedHashMap<Chunk, Order> things = new LinkedHashMap<>();
    boolean replacing = frame.matches(REPLACING);
    boolean testing =
        frame.matches(TESTING) || frame.chunks().stream().anyMatch(c -> c.is("<start>"));
    boolean hasSpecialty = !frame.concepts(Kind.SPECIALTY).isEmpty();
    boolean refers =
        frame.matches(
            "referral|refer|consult|consultation|eval|evaluation|see|appointment|clinic|referrals|service|review|specialist|team");
    for (Chunk chunk : frame.chunks()) {
      ConceptMention mention = chunk.as(ConceptMention.class);
      if (mention == null) {
        continue;
      }
      Order order = null;
      if (mention.of(Kind.SPECIALTY).isPresent() && (refers || mention.concepts().size() == 1)) {
        Concept specialty = mention.of(Kind.SPECIALTY).get();
        order = new Order.Referral(specialty, scene.definitions().orderCodes(specialty), details);
      } else if (mention.of(Kind.IMAGING).isPresent()) {
        Concept study = mention.of(Kind.IMAGING).get();
        order = new Order.Imaging(study, scene.definitions().orderCodes(study), details);
      } else {
        order = drugOrLab(frame, scene, mention, details, replacing, testing);
      }
      boolean reason =
          mention.of(Kind.PROBLEM).isPresent() && (hasSpecialty || order == null)
              || OrderWords.reasonBehind(frame, things, chunk);
      if (reason && (order instanceof Order.Lab || order instanceof Order.Medication)) {
        order = null;
      }
      if (order == null && !reason) {
        throw NotUnderstood.unsupported(
            "I do not know how to order \""
                + chunk.raw()
                + "\". I can order medications, labs, imaging and referrals.");
      }
      if (order != null) {
        Order added = order;
        if (things.values().stream().noneMatch(o -> sameThing(o, added))) {
          things.put(chunk, order);
        }
      }
    }
    List<Order> orders = OwnDetails.of(frame, things);
    oneDoseEach(frame, orders);
    if (things.size() == 1) {
      OrderDetails.time(frame);
    }
    if (orders.isEmpty()) {
      orders.addAll(carried(frame, scene, details, replacing, testing));
    }
    boolean repeatsDose =
        frame.matches("{recheck} (?:{near} ){0,4}(?:dose|doses|infusion|bag|tablet|injection)")
            && frame.all(DoseRule.Dose.class).isEmpty();
    boolean unclearTime =
        orders.stream().allMatch(o -> o instanceof Order.Medication)
            && details.occurrence() != null
            && frame.matches("lab|labs|level|levels|recheck|redraw|repeat|draw");
    if (repeatsDose || unclearTime) {
      throw NotUnderstood.unsupported(
          "I do not see what is to be ordered when in \"" + ConditionReader.text(frame) + "\".");
    }
    OrderWords.checked(frame, orders);
    orders.forEach(order -> routed(frame, order));
    for (Order order : orders) {
      if (order instanceof Order.Medication m
          && m.details().courseDays() != null
          && m.details().frequency() == null) {
        throw NotUnderstood.unsupported(
            "How often is it given in \"" + ConditionReader.text(frame) + "\"?");
      }
    }
    return orders;
  }

  /** "Lisinopril 10 mg and atorvastatin" gives no dose for the second drug. */
  private static void oneDoseEach(Frame frame, List<Order> orders) {
    long dosed =
        orders.stream()
            .filter(o -> o instanceof Order.Medication m && m.rule() instanceof DoseRule.Dose)
            .count();
    if (dosed > 1) {
      throw NotUnderstood.unsupported(
          "Please say the dose of each drug in \"" + ConditionReader.text(frame) + "\".");
    }
  }

  /** Electrolytes are given by mouth and into a vein in different doses, so the route is asked. */
  private static void routed(Frame frame, Order order) {
    if (order instanceof Order.Medication m
        && m.rule() instanceof DoseRule.Dose dose
        && dose.route() == null
        && dose.duration() == null
        && m.details().route() == null
        && m.concept().id().matches("(potassium|magnesium|calcium|sodium|phosph).*")
        && !frame.matches("tablets?|tabs?|capsules?|infusion|infuse|drip")) {
      throw NotUnderstood.unsupported(
          "By which route is it given in \"" + ConditionReader.text(frame) + "\"?");
    }
  }

  private static boolean sameThing(Order a, Order b) {
    return a.getClass() == b.getClass() && concept(a).id().equals(concept(b).id());
  }

  static Concept concept(Order order) {
    return switch (order) {
      case Order.Medication m -> m.concept();
      case Order.Lab l -> l.concept();
      case Order.Imaging i -> i.concept();
      case Order.Referral r -> r.concept();
      case Order.Stop s -> s.concept();
    };
  }

  private static Order drugOrLab(
      Frame frame,
      Scene scene,
      ConceptMention mention,
      Order.Details details,
      boolean replacing,
      boolean testing) {
    Optional<Concept> drug = mention.of(Kind.MEDICATION);
    Optional<Concept> lab = mention.of(Kind.LAB);
    boolean asDrug =
        drug.isPresent() && (lab.isEmpty() || replacing && !frame.matches("{recheck}") || !testing);
    if (asDrug) {
      return medication(frame, scene, drug.get(), lab.orElse(null), details);
    }
    if (lab.isPresent() && replacing && !testing && drug.isEmpty()) {
      Optional<Concept> replacement = Scene.replacementFor(lab.get());
      if (replacement.isPresent()) {
        return medication(frame, scene, replacement.get(), lab.get(), details);
      }
    }
    return lab.map(l -> (Order) new Order.Lab(l, scene.definitions().orderCodes(l), details))
        .orElse(null);
  }

  private static Order medication(
      Frame frame, Scene scene, Concept drug, Concept lab, Order.Details details) {
    List<DoseRule.Dose> own = frame.all(DoseRule.Dose.class);
    List<DoseRule> rules =
        frame.all(DoseRule.class).stream().filter(r -> !(r instanceof DoseRule.Dose)).toList();
    if (own.size() > 1) {
      throw NotUnderstood.unsupported(
          "I see more than one dose in \"" + ConditionReader.text(frame) + "\".");
    }
    DoseRule rule =
        !own.isEmpty()
            ? over(frame, own.get(0))
            : !rules.isEmpty() ? rules.get(0) : scene.definitions().rule(drug, lab);
    if (rule == null) {
      throw NotUnderstood.unsupported(
          "The task gives no dose for "
              + drug.display()
              + ", and I never guess one. Please add a dose or a dosing table.");
    }
    return new Order.Medication(drug, scene.definitions().orderCodes(drug), rule, details);
  }

  /** "2 g magnesium sulfate IV over 2 hours": the time of the infusion stands apart. */
  private static DoseRule.Dose over(Frame frame, DoseRule.Dose dose) {
    var matcher = infusionTime(frame);
    if (dose.duration() != null || matcher == null) {
      return dose;
    }
    String count = matcher.group(1);
    return new DoseRule.Dose(
        dose.amount(),
        dose.unit(),
        count.startsWith("a") ? java.math.BigDecimal.ONE : new java.math.BigDecimal(count),
        matcher.group(2).startsWith("h") ? "h" : "min",
        dose.route());
  }

  static java.util.regex.Matcher infusionTime(Frame frame) {
    return frame
        .first(org.chartwarden.agent.language.plan.Window.class)
        .map(w -> INFUSION_TIME.matcher(w.text()))
        .filter(java.util.regex.Matcher::matches)
        .orElse(null);
  }

  private static List<Order> carried(
      Frame frame, Scene scene, Order.Details details, boolean replacing, boolean testing) {
    List<Order> orders = new ArrayList<>();
    if (frame.matches("both|all|each|these|those") && scene.namedOrCarried(frame).size() < 2) {
      throw NotUnderstood.unsupported(
          "I do not see what is meant by all in \"" + ConditionReader.text(frame) + "\".");
    }
    boolean again =
        frame.matches("{recheck}|another|new one|one|new|it|again|repeat|lab|level|test|fresh");
    for (Measured measured : scene.namedOrCarried(frame)) {
      Concept lab = measured.concept();
      Optional<Concept> drug = Scene.replacementFor(lab);
      boolean give =
          replacing || frame.matches("give|administer|prescribe|per protocol|dose|start");
      if (drug.isPresent() && give && !frame.matches("{recheck}")) {
        orders.add(medication(frame, scene, drug.get(), lab, details));
      } else if (again || testing || drug.isEmpty() && bare(frame)) {
        orders.add(new Order.Lab(lab, scene.definitions().orderCodes(lab), details));
      } else if (drug.isPresent() && scene.definitions().hasDosing()) {
        orders.add(medication(frame, scene, drug.get(), lab, details));
      }
    }
    if (orders.isEmpty()) {
      throw NotUnderstood.unsupported(
          "I do not see what is to be ordered in \""
              + ConditionReader.text(frame)
              + "\". I can order medications, labs, imaging and referrals.");
    }
    return orders;
  }

  /** "Order." and nothing else: what the clauses before were about. */
  private static boolean bare(Frame frame) {
    return frame.matches("order|reorder|request")
        && ReadWords.unread(frame).stream().allMatch(w -> w.equalsIgnoreCase("reorder"));
  }
}
