package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Confirmed by a physician", "local approved drugs", "documented in medical records": words of
 * arrangements that in a sentence about something else only tell who found it, or where.
 */
final class WeakLogistics {

  private static final Set<String> WORDS =
      WordSet.of(
          "physician specialist provider local area identified school schools sample samples",
          "specimen records record medical population cohort university classroom recruited working",
          "randomization randomized presented to data available level grade having a registered at",
          "owning own primary care the");

  private static final Set<String> STRONG =
      Set.of(
          "diagnosis",
          "infection",
          "organ-function",
          "procedure",
          "therapy",
          "measurement",
          "derived-value",
          "functional-status",
          "vaccination",
          "allergy",
          "biomarker",
          "pregnancy",
          "life-expectancy",
          "smoking",
          "substance-use");

  private WeakLogistics() {}

  /** The questions of a phrase without such words, where something else is asked. */
  static List<Recognised> removed(CriterionPhrase phrase, List<Recognised> all) {
    boolean asksMore =
        all.stream()
            .anyMatch(
                one ->
                    STRONG.contains(one.test().type())
                        || one.test().describe().endsWith("equipment"));
    List<Recognised> kept =
        asksMore ? all.stream().filter(one -> !weak(phrase, one)).toList() : all;
    // "Declines treatment in hospital": where it would be is what is declined.
    boolean consents = kept.stream().anyMatch(one -> one.test().type().equals("consent"));
    return consents
        ? kept.stream().filter(one -> !one.test().type().equals("setting")).toList()
        : kept;
  }

  private static boolean weak(CriterionPhrase phrase, Recognised one) {
    return one.test().describe().equals("logistics arrangement")
        && phrase.areAll(one.from(), one.to(), WORDS);
  }
}
