package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "HER2-negative (IHC 0 or 1+, or IHC 2+ with negative ISH)": how a laboratory comes to call a
 * receptor negative or positive asks for nothing more than the word. Thresholds that a trial sets
 * itself, as those of PD-L1, are asked and stay.
 */
final class MarkerDefinition implements Rewording {

  private static final String RECEPTOR =
      "(?:HER-?2(?:/neu)?|human epidermal growth factor receptor 2(?: \\(HER-?2\\))?|hormone[- ]receptors?(?: \\(HR\\))?|HR|(?:o?estrogen|progesterone)[- ]receptors?(?: \\((?:ER|PR|PgR)\\))?|ER|PR|PgR)";

  private static final String SIGN =
      "(?:[- /]?(?:positive|negative)(?:ity)?(?![-\\p{L}])|[+-](?=\\s))";

  private static final String METHOD =
      "(?:\\bIHC\\b|\\b[CF]?ISH\\b|immunohistochem|in situ|\\bER\\b|\\bPR\\b|\\bPgR\\b|receptor|nuclei|ASCO|\\d ?\\+)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\b("
                  + RECEPTOR
                  + SIGN
                  + ")(?: (?:status|disease|expression))?\\s*[(\\[][^()\\[\\]]{0,160}?"
                  + METHOD
                  + "[^()\\[\\]]{0,160}[)\\]]",
              "$1 "),
          Substitution.of(
              "\\b("
                  + RECEPTOR
                  + SIGN
                  + "[^.;:()]{0,40}?),? (?:as )?defined (?:as|by)(?: either)? [^.;()]{0,80}?"
                  + METHOD
                  + "[^.;()]{0,160}",
              "$1"),
          Substitution.of("\\b(" + RECEPTOR + SIGN + ") status\\b", "$1"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
