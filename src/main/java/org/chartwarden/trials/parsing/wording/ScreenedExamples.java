package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Urine toxicology positive for an opioid (e.g. heroin, fentanyl)": the examples are sought by the
 * same test, and none of them is asked for as a drug that is taken.
 */
final class ScreenedExamples implements Rewording {

  private static final String EXAMPLES =
      "\\s*\\((?:e\\.?\\s?g\\.?,?|i\\.?\\s?e\\.?,?|such as|including|for example,?)?\\s*([^()]{3,200})\\)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "(?<=\\b(?:urine|toxicology|screen|screening|screened|drug test|tests|tested)\\b[^.;()]{0,40}\\bpositive for [^.;()]{2,60})"
                  + EXAMPLES,
              ", $1 "),
          Substitution.of(
              "\\b(positive (?:[\\w-]{2,12} ){0,2}(?:drug|toxicology|substance)[ -](?:of abuse )?(?:screens?|screening|tests?|testing))"
                  + EXAMPLES,
              "$1 for $2 "));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
