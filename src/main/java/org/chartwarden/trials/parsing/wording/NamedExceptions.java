package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Heart disease. Exceptions include A, B": a sentence of its own that excepts something from the
 * one before.
 */
final class NamedExceptions implements Rewording {

  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)(?<=[\\p{L}\\p{N})])(?:\\s*[.;]\\s+(?:the )?(?:only )?|\\s+(?-i:(?=E)))exceptions?(?: (?:to|from) (?:this|the above)(?: (?:criterion|exclusion|rule))?)?\\s*(?:(?:include|includes|are|is)\\s*:?|:)\\s+(?!(?:made|possible|allowed|permitted|at|to be|not)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher opening = OPENING.matcher(text.text());
    return kind == CriterionKind.EXCLUSION && opening.find()
        ? text.replaced(opening.start(), opening.end(), ", except ")
        : text;
  }
}
