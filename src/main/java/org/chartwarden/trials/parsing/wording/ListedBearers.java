package org.chartwarden.trials.parsing.wording;

import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Pregnant or breast-feeding women, fertile women not using contraceptives": a comma between kinds
 * of persons that are each kept out joins alternatives.
 */
final class ListedBearers implements Rewording {

  private static final String PERSONS =
      "(?:women|men|females?|males?|patients|subjects|participants|persons|people|individuals|children|smokers|mothers)";

  private static final Substitution COMMA =
      new Substitution(
          Pattern.compile(
              "(?i)(?<=\\b"
                  + PERSONS
                  + ")\\s*,\\s*(?=(?!(?:including|especially|particularly|all|both|such|who|and|or|but|except|excluding|only|defined|these|those)\\b)(?:(?!who\\b|that\\b|with\\b|in\\b|of\\b|for\\b)[\\p{L}-]+ ){1,3}"
                  + PERSONS
                  + "\\b)"),
          " or ");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return kind == CriterionKind.EXCLUSION && text.text().indexOf(',') >= 0 ? COMMA.in(text) : text;
  }
}
