package org.chartwarden.trials.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/** Grades of scales as results give them in words: "Class II", "Grade 3", "B (7 points)". */
final class GradeWords {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:(?i:[\\p{L}-]+ )?(?i:functional )?(?i:class |grade |stage |level |score |category |status |type )?)?"
              + "([0-6]|IV|V|I{1,3}|[A-E])(?:(?:[ ,(-]{0,3})(\\d{1,2})(?: points?)?\\)?)?"
              + "(?:[\\s:;,(–-]+\\p{L}.*)?");

  private static final List<String> ROMAN = List.of("", "I", "II", "III", "IV", "V");
  private static final String LETTERS = "ABCDE";

  private static final Set<String> LETTERED = Set.of("asia", "child-pugh", "gold", "bclc");

  /**
   * A grade.
   *
   * @param scale concept id of the scale
   */
  record Grade(String scale, BigDecimal number) {}

  private GradeWords() {}

  /** The grade that words of a result tell; empty where they tell none of that scale. */
  static Optional<Grade> of(String scale, String words) {
    Optional<MeasureTerm> term =
        MeasureBook.standard()
            .find(scale)
            .filter(
                one ->
                    one.kind() == MeasureTerm.Kind.STATUS || one.kind() == MeasureTerm.Kind.SCALE);
    Matcher written = WRITTEN.matcher(words.strip());
    if (term.isEmpty() || !written.matches()) {
      return Optional.empty();
    }
    String grade = written.group(1).toUpperCase(Locale.ROOT);
    int letter = LETTERS.indexOf(grade);
    boolean lettered = letter >= 0 && grade.length() == 1;
    if (scale.equals("child-pugh")) {
      return childPugh(lettered ? letter + 1 : number(grade), written.group(2));
    }
    if (written.group(2) != null || lettered && !LETTERED.contains(scale)) {
      return Optional.empty();
    }
    return Optional.of(new Grade(scale, BigDecimal.valueOf(lettered ? letter + 1 : number(grade))));
  }

  private static Optional<Grade> childPugh(int grade, String points) {
    return Optional.of(
        points != null
            ? new Grade("child-pugh", new BigDecimal(points))
            : grade < 4
                ? new Grade("child-pugh-class", BigDecimal.valueOf(grade))
                : new Grade("child-pugh", BigDecimal.valueOf(grade)));
  }

  private static int number(String grade) {
    int roman = ROMAN.indexOf(grade);
    return roman > 0 ? roman : Integer.parseInt(grade);
  }
}
