package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads a clause that orders or stops something. */
final class OrderReader {

  private static final String REPLACING =
      "{replace}|replacement|repletion|supplement|supplementation|supplements|<dose>|iv|oral|po|tablets|top up|treat";
  private static final String TESTING =
      "level|levels|lvl|lvls|lab|labs|test|tests|testing|recheck|repeat|redraw|serum|plasma|draw|value|follow up|panel|check|measurement|sample|result|reading";
  private static final Set<String> SIGNIFICANT =
      Set.of(
          "until",
          "again",
          "another",
          "additional",
          "further",
          "except",
          "unless",
          "only",
          "not",
          "no",
          "avoid",
          "instead",
          "without",
          "never",
          "hold",
          "don't",
          "dont",
          "taper",
          "titrate",
          "max",
          "maximum",
          "minus");

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
    List<Order> orders = new ArrayList<>();
    Set<Chunk> used = new java.util.HashSet<>();
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
      boolean reason = mention.of(Kind.PROBLEM).isPresent() && (hasSpecialty || order == null);
      if (order == null && !reason) {
        throw NotUnderstood.unsupported(
            "I do not know how to order \""
                + chunk.raw()
                + "\". I can order medications, labs, imaging and referrals.");
      }
      if (order != null) {
        used.add(chunk);
        Order added = order;
        if (orders.stream().noneMatch(o -> sameThing(o, added))) {
          orders.add(order);
        }
      }
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
    checked(frame, orders);
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

  private static java.util.regex.Matcher infusionTime(Frame frame) {
    return frame
        .first(org.chartwarden.agent.language.plan.Window.class)
        .map(w -> INFUSION_TIME.matcher(w.text()))
        .filter(java.util.regex.Matcher::matches)
        .orElse(null);
  }

  private static List<Order> carried(
      Frame frame, Scene scene, Order.Details details, boolean replacing, boolean testing) {
    List<Order> orders = new ArrayList<>();
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

  /** "Replete to 3.5" names the goal that the dosing rule has. */
  private static boolean goal(List<Chunk> chunks, int i, List<Order> orders) {
    boolean led =
        i > 0 && chunks.get(i - 1).symbol().matches("to|of|goal|target|above|reach|until|>|>=");
    return led
        && chunks.get(i).symbol().matches("\\d+(\\.\\d+)?")
        && orders.stream()
            .anyMatch(
                o ->
                    o instanceof Order.Medication m
                        && m.rule() instanceof DoseRule.PerStep step
                        && step.threshold()
                                .compareTo(new java.math.BigDecimal(chunks.get(i).symbol()))
                            == 0);
  }

  /** "Order." and nothing else: what the clauses before were about. */
  private static boolean bare(Frame frame) {
    return frame.matches("order|reorder|request")
        && ReadWords.unread(frame).stream().allMatch(w -> w.equalsIgnoreCase("reorder"));
  }

  private static void checked(Frame frame, List<Order> orders) {
    List<String> unread = new ArrayList<>();
    boolean drug = orders.stream().anyMatch(o -> o instanceof Order.Medication);
    List<Chunk> chunks = frame.chunks();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      boolean number =
          chunk.symbol().matches("-?\\d+(\\.\\d+)?|<unit>|<code>|<date>|<instant>|<time>");
      boolean bullet =
          i <= 1 && i + 1 < chunks.size() && chunks.get(i + 1).symbol().matches("[).:]");
      number &= !goal(chunks, i, orders);
      boolean dose = chunk.is("<dose>") && !drug;
      boolean test =
          chunk.as(Comparison.class) != null || chunk.is("<age>") || chunk.is("<reading>");
      boolean window = chunk.is("<window>") && drug && infusionTime(frame) == null;
      if (number && !bullet
          || dose
          || test
          || window
          || SIGNIFICANT.contains(chunk.symbol())
              && !frame.has("contrast")
              && !frame.has("mealtime")
              && (drug || !chunk.symbol().matches("again|another|additional|further"))) {
        unread.add(chunk.raw());
      }
    }
    if (drug) {
      Words words = Words.standard();
      for (String word : frame.unknown(Set.of())) {
        if (word.matches("\\d+(\\.\\d+)?")) {
          continue;
        }
        String fixed = words.speller().correct(word.toLowerCase(java.util.Locale.ROOT));
        boolean known =
            List.of(
                    "order",
                    "replace",
                    "route",
                    "frequency",
                    "prn",
                    "stat",
                    "routine",
                    "dunit",
                    "recheck",
                    "low",
                    "latest",
                    "mealtime",
                    "laterality",
                    "salt",
                    "codeword")
                .stream()
                .anyMatch(
                    c ->
                        words.in(c, fixed)
                            || frame.matches("{" + c + "}") && frame.partOf(c, fixed));
        boolean passive =
            fixed.equals("should")
                && frame.matches(
                    "should (?:be|also|then|give|order|receive|get|have)|(?:we|you|i|patient|he|she) should");
        if (!known && !passive) {
          unread.add(word);
        }
      }
    }
    if (!drug) {
      unread.addAll(OrderWords.narrowing(frame));
    }
    if (!unread.isEmpty()) {
      throw NotUnderstood.unsupported(
          "I do not understand \""
              + String.join(", ", unread)
              + "\" in the order \""
              + ConditionReader.text(frame)
              + "\", so I ordered nothing.");
    }
  }

  /** What else a clause that stops a drug says must be understood. */
  static void stopped(Frame frame) {
    boolean dosed =
        frame.chunks().stream().anyMatch(c -> c.symbol().matches("<dose>|<cmp>|<window>|<start>"));
    List<String> unread =
        ReadWords.unread(frame).stream()
            .filter(
                w ->
                    !Words.standard().in("stop", w.toLowerCase(java.util.Locale.ROOT))
                        && !w.matches("(?i)off")
                        && !w.equalsIgnoreCase("d"))
            .toList();
    if (dosed || !unread.isEmpty() && OrderWords.narrowing(frame).size() > 0) {
      throw NotUnderstood.unsupported(
          "I do not understand \""
              + String.join(", ", unread)
              + "\" in \""
              + ConditionReader.text(frame)
              + "\", so I stopped nothing.");
    }
  }
}
