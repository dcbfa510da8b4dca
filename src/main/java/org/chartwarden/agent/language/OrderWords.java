package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Accounts for the words of an order of a test, a study or a referral, or of a stop order. */
final class OrderWords {

  private static final List<String> CLASSES =
      List.of(
          "order",
          "refer",
          "recheck",
          "stop",
          "stat",
          "urgent",
          "routine",
          "laterality",
          "contrast",
          "replace",
          "route",
          "frequency");

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
          "minus",
          "half",
          "double",
          "doubled",
          "triple",
          "quarter",
          "divided",
          "split",
          "reduce",
          "reduced",
          "increase",
          "increased",
          "usual",
          "if");

  private OrderWords() {}

  /** Declines an order of which a word is not accounted for. */
  static void checked(Frame frame, List<Order> orders) {
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
      boolean window = chunk.is("<window>") && drug && OrderReader.infusionTime(frame) == null;
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
                                || frame.matches("{" + c + "}") && frame.partOf(c, fixed))
                || OrderDetails.neededFor(frame).contains(fixed);
        boolean passive =
            fixed.equals("should")
                && frame.matches(
                    "should (?:be|also|only|then|give|order|receive|get|have)|(?:we|you|i|patient|he|she) should");
        if (!known && !passive) {
          unread.add(word);
        }
      }
    }
    if (!drug) {
      unread.addAll(narrowing(frame));
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
                        && !w.matches("(?i)[dc]"))
            .toList();
    if (dosed || !unread.isEmpty() && narrowing(frame).size() > 0) {
      throw NotUnderstood.unsupported(
          "I do not understand \""
              + String.join(", ", unread)
              + "\" in \""
              + ConditionReader.text(frame)
              + "\", so I stopped nothing.");
    }
  }

  /**
   * The words that nothing accounts for, but those of a reason: what follows "for", "because", "he"
   * and the like behind what is ordered.
   */
  static List<String> narrowing(Frame frame) {
    List<String> unread =
        ReadWords.unread(frame).stream().filter(word -> !known(frame, word)).toList();
    List<Chunk> chunks = frame.chunks();
    int last = reason(chunks);
    List<String> narrowing = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      if (unread.contains(chunks.get(i).raw())) {
        narrowing.add(chunks.get(i).raw());
      }
    }
    return narrowing;
  }

  /**
   * Whether a test or drug is named as the reason of a referral or study ("cardiology re: K drop"),
   * so that it is not ordered itself. A list behind the reason may be either.
   */
  static boolean reasonBehind(Frame frame, Map<Chunk, Order> things, Chunk named) {
    Chunk study =
        things.entrySet().stream()
            .filter(
                e ->
                    e.getValue() instanceof Order.Referral || e.getValue() instanceof Order.Imaging)
            .map(Map.Entry::getKey)
            .reduce((a, b) -> b)
            .orElse(null);
    if (study == null) {
      return false;
    }
    List<Chunk> chunks = frame.chunks();
    List<Chunk> between = chunks.subList(chunks.indexOf(study) + 1, chunks.indexOf(named));
    boolean led = false;
    for (Chunk chunk : between) {
      if (chunk
          .symbol()
          .matches(
              "re|regarding|because|due|given|reason|indication|r|suspected|possible|concern|for")) {
        led = true;
      } else if (led && chunk.symbol().matches("and|,|plus|\\+|&|also|then|<nl>")) {
        throw NotUnderstood.unsupported(
            "I do not see whether \""
                + named.raw()
                + "\" is ordered or a reason in \""
                + ConditionReader.text(frame)
                + "\".");
      } else if (chunk.is("<patient>")) {
        led = false;
      }
    }
    return led;
  }

  private static boolean known(Frame frame, String word) {
    Words words = Words.standard();
    String fixed = words.speller().correct(word.toLowerCase(Locale.ROOT));
    return fixed.matches(
            "should|seen|contrast|w|o|additionally|afterwards|fresh|sample|specimen|tube|portable|send|book|meals?|food|morning|evening|night|afternoon|non|noncontrast|asap|another|further|additional|pair|review|opinion|input|advice|team|person|officer|reorder|priority|early")
        || CLASSES.stream().anyMatch(c -> words.in(c, fixed) || frame.partOf(c, fixed));
  }

  private static int reason(List<Chunk> chunks) {
    boolean named = false;
    for (int i = 0; i < chunks.size(); i++) {
      String symbol = chunks.get(i).symbol();
      named |= symbol.equals("<concept>") || symbol.equals("<patient>");
      if (named
          && symbol.matches(
              "for|because|as|since|due|given|with|who|he|she|they|reason|indication|:|\\(|-|,|re|regarding|after|to|saying|query|question|r|rule|suspected|possible|\\?|<quote>")) {
        return i;
      }
    }
    return chunks.size();
  }
}
