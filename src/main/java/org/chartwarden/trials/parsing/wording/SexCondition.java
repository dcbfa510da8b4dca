package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Women must be postmenopausal or sterile" among the inclusions asks something of women and does
 * not keep men out.
 */
final class SexCondition implements Rewording {

  private static final Pattern ONE_SEX =
      Pattern.compile(
          "(?i)^\\W*(?:all\\s+)?(?:(women|females?)|(men|males?))"
              + "(?:\\s+(?:patients?|subjects?|participants?|volunteers?))?\\s+"
              + "(?=(?:must|should|shall|have\\s+to|need\\s+to)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher sex = ONE_SEX.matcher(text.text());
    return kind == CriterionKind.INCLUSION && sex.find()
        ? text.replaced(sex.start(), sex.end(), sex.group(1) != null ? "If female, " : "If male, ")
        : text;
  }
}
