package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages over 89. */
final class AgeDetector implements IdentifierDetector {

  static final int HIGHEST = 89;

  private static final Pattern AGE =
      Pattern.compile(
          "(?iu)(?<![\\d./])(\\d{2,3})(?=[ -]{0,2}(?:years?|yrs?|y\\.?/?o|jährig|años|yo\\b|[mf]\\b))"
              + "|\\b(?:aged?|age of|is now|turns|turned)[ :]{1,2}(\\d{2,3})(?![\\d./%])");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    Matcher matcher = AGE.matcher(text);
    while (matcher.find()) {
      int group = matcher.start(1) >= 0 ? 1 : 2;
      int age = Integer.parseInt(matcher.group(group));
      if (age > HIGHEST && age < 125) {
        found.accept(new Identifier(IdentifierKind.AGE, matcher.start(group), matcher.end(group)));
      }
    }
  }
}
