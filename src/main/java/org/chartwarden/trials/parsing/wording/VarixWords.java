package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Bleeding event due to esophageal and/or gastric varices", "varices with bleeding": where varices
 * are and that they bled, in the words that name it.
 */
final class VarixWords implements Rewording {

  private static final String PLACE = "(?:o?esophageal|gastric|fundal)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\b"
                  + PLACE
                  + "\\s*(?:,|/|\\bor\\b|\\band/or\\b|\\band\\b)+\\s*"
                  + PLACE
                  + " (?=varices|varix|variceal)",
              "gastroesophageal "),
          Substitution.of(
              "\\b(?:bleeding|bleeds?|ha?emorrhages?)(?: (?:events?|episodes?))? (?:due to|from|caused by|secondary to|related to|because of|of)(?: the)? (?:(?:gastro-?)?o?esophageal |gastric |fundal )?(?:varices|varix)\\b",
              "variceal bleeding"),
          Substitution.of(
              "\\b(?:(?:gastro-?)?o?esophageal |gastric |fundal )?varices with(?: (?:recent|prior|previous|active))? (?:bleeding|ha?emorrhage)\\b(?! risk)",
              "bleeding varices"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return text.text().toLowerCase(java.util.Locale.ROOT).contains("vari")
        ? Substitution.each(ALL, text)
        : text;
  }
}
