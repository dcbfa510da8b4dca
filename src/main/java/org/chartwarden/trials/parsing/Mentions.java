package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionType;
import org.chartwarden.trials.criteria.CriterionTypeCatalog;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Chooses among the questions that the types found: longer ones first, no two on one word. */
final class Mentions {

  /** Questions that words of another question may already say. */
  private static final Set<String> WEAK =
      Set.of(
          "sex", "population", "logistics", "lifestyle", "health", "setting", "ability", "finding");

  /** Questions that may only tell where patients come from. */
  private static final Set<String> BACKGROUND = Set.of("logistics", "population", "setting");

  /** Questions that the names of societies and scales seem to ask. */
  private static final Set<String> THINGS =
      Set.of(
          "diagnosis",
          "infection",
          "organ-function",
          "procedure",
          "therapy",
          "consent",
          "biomarker");

  /** A scale may have the name of what it measures: "Tinnitus Functional Index". */
  private static final Pattern SCALE =
      Pattern.compile("(?i)\\b(?:index|scale|questionnaire|inventory|survey|checklist)\\b");

  private static final Set<String> MEASURED =
      Set.of("measurement", "derived-value", "functional-status");

  private static final Map<String, Integer> RANKS = ranks();

  private Mentions() {}

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    List<String> order =
        List.of(
            "permission",
            "age",
            "pregnancy",
            "contraception",
            "life-expectancy",
            "trial-participation",
            "smoking",
            "allergy",
            "vaccination",
            "derived-value",
            "functional-status",
            "measurement",
            "infection",
            "substance-use",
            "organ-function",
            "diagnosis",
            "procedure",
            "therapy",
            "biomarker",
            "consent",
            "language",
            "residence",
            "ability",
            "setting",
            "judgement",
            "lifestyle",
            "population",
            "health",
            "logistics",
            "sex");
    for (int i = 0; i < order.size(); i++) {
      ranks.put(order.get(i), i);
    }
    return ranks;
  }

  /** The questions of a phrase from a token on, in the order of their words. */
  static List<Recognised> of(CriterionPhrase phrase, int first) {
    List<Recognised> all = new ArrayList<>();
    Occasions occasions = Occasions.of(phrase);
    BitSet noise = ClauseWords.noise(phrase);
    for (CriterionType type : CriterionTypeCatalog.all()) {
      for (Recognised one : type.recognise(phrase)) {
        boolean empty = THINGS.contains(one.test().type()) && allSet(noise, one.from(), one.to());
        if (one.to() > first && !empty && !occasions.hold(one)) {
          // A name may stand in the heading above: "Age:" before "18 and over".
          int from = Math.max(one.from(), first);
          all.add(new Recognised(from, one.to(), one.test(), one.used(), one.whole()));
        }
      }
    }
    boolean measured = all.stream().anyMatch(one -> MEASURED.contains(one.test().type()));
    all.sort(
        Comparator.comparingInt((Recognised one) -> !measured && scale(one) ? 0 : weakness(one))
            .thenComparing(
                Comparator.comparingInt((Recognised one) -> one.to() - one.from()).reversed())
            .thenComparingInt(one -> RANKS.getOrDefault(one.test().type(), 99))
            .thenComparingInt(Recognised::from));
    BitSet taken = new BitSet();
    BitSet used = new BitSet();
    List<Recognised> chosen = new ArrayList<>();
    for (Recognised one : all) {
      boolean free = taken.nextSetBit(one.from()) < 0 || taken.nextSetBit(one.from()) >= one.to();
      boolean said = WEAK.contains(one.test().type()) && allSet(used, one.from(), one.to());
      boolean again =
          chosen.stream()
              .anyMatch(
                  other ->
                      other.test().type().equals(one.test().type())
                          && allSet(other.used(), one.from(), one.to()));
      if (free && !said && !again) {
        taken.set(one.from(), one.to());
        used.or(one.used());
        chosen.add(one);
      }
    }
    chosen.sort(Comparator.comparingInt(Recognised::from));
    return withoutBackground(phrase, chosen);
  }

  /** "Diagnosed by a specialist at the clinic": where and by whom is asked of nobody. */
  private static List<Recognised> withoutBackground(
      CriterionPhrase phrase, List<Recognised> chosen) {
    BitSet background = ClauseWords.background(phrase);
    for (int i = 0; i < phrase.size(); i++) {
      if (Fillers.contains(phrase.key(i))) {
        background.set(i);
      }
    }
    Predicate<Recognised> bare =
        one -> BACKGROUND.contains(one.test().type()) && allSet(background, one.from(), one.to());
    boolean other = chosen.stream().anyMatch(bare.negate());
    return other ? chosen.stream().filter(bare.negate()).toList() : chosen;
  }

  private static boolean scale(Recognised one) {
    return one.test().type().equals("finding") && SCALE.matcher(one.test().describe()).find();
  }

  /** What is found by nothing but its words comes last. */
  private static int weakness(Recognised one) {
    String type = one.test().type();
    return type.equals("finding") ? 2 : WEAK.contains(type) ? 1 : 0;
  }

  private static boolean allSet(BitSet set, int from, int to) {
    return set.nextClearBit(from) >= to;
  }
}
