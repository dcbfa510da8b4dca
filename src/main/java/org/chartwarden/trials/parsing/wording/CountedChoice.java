package org.chartwarden.trials.parsing.wording;

import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "One or more of: hypertension, prediabetes, dyslipidaemia": how many are asked for, said as lists
 * elsewhere say it, so that commas between them join alternatives.
 */
final class CountedChoice implements Rewording {

  private static final Substitution OPENING =
      new Substitution(
          Pattern.compile(
              "(?i)(?<=\\b(?:one|two|three|any|either|one or more|two or more|1 or more|2 or more|(?:at least|minimum of|[≥]) ?(?:one|two|three|\\d)) of)\\s*:\\s*"),
          " the following: ");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return text.text().indexOf(':') < 0 ? text : OPENING.in(text);
  }
}
