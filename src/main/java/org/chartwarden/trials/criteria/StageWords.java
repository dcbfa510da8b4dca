package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Reads stages: "stage III or IV", "stages IB-IIIA", "stage 3a/b". */
final class StageWords {

  private static final Set<String> LINKS =
      WordSet.of("or and - – / , to stage stages grade grades through");
  private static final Pattern FIGURE = Pattern.compile("(iv|i{1,3}|v|[0-5])([abc]?)\\d?");
  private static final Set<String> KIDNEY = WordSet.of("ckd kidney renal esrd gfr");
  private static final int REACH = 6;
  private static final int HIGHEST = 5;

  private StageWords() {}

  /**
   * Stages with their place.
   *
   * @param to index after the last token
   */
  record Found(StageTest test, int to) {}

  /** The stages whose word begins at a token, or null. */
  static Found at(CriterionPhrase phrase, int i) {
    boolean grade = phrase.is(i, "grade") || phrase.is(i, "grades");
    if (!grade && !phrase.is(i, "stage") && !phrase.is(i, "stages")) {
      return null;
    }
    if (grade) {
      Found bounded = bounded(phrase, i);
      if (bounded != null) {
        return bounded;
      }
    }
    Set<String> stages = new TreeSet<>();
    int end = i + 1;
    boolean range = false;
    for (int at = i + 1; at < phrase.size(); at++) {
      Matcher figure = FIGURE.matcher(phrase.key(at));
      boolean letter =
          !stages.isEmpty() && phrase.key(at).matches("[abc]") && phrase.is(at - 1, "/");
      if (figure.matches()) {
        String stage = StageTest.arabic(figure.group(1)) + figure.group(2);
        if (range && !stages.isEmpty()) {
          fill(stages, stage.charAt(0));
        }
        stages.add(stage);
        end = at + 1;
        range = false;
      } else if (letter) {
        stages.add(last(stages).charAt(0) + phrase.key(at));
        end = at + 1;
      } else if (phrase.isAny(at, LINKS) || phrase.isNumber(at) && phrase.key(at).length() == 1) {
        range |= phrase.is(at, "-") || phrase.is(at, "–") || phrase.is(at, "to");
      } else {
        break;
      }
    }
    return stages.isEmpty()
        ? null
        : new Found(new StageTest(!grade && kidney(phrase, i, end), grade, stages), end);
  }

  /** "Grade > 1", "grade 2 or higher", "more than grade 1": all grades that are meant. */
  private static Found bounded(CriterionPhrase phrase, int i) {
    Quantity quantity = BoundsReader.at(phrase, i + 1);
    if (quantity == null || !quantity.unit().isEmpty()) {
      return null;
    }
    Bounds bounds = quantity.bounds();
    Bounds signed = bounds.exact() ? BoundsReader.signed(phrase, i, bounds.low()) : null;
    if (bounds.exact() && signed == null) {
      return null;
    }
    Set<String> grades = new TreeSet<>();
    for (int grade = 0; grade <= HIGHEST; grade++) {
      BigDecimal one = BigDecimal.valueOf(grade);
      if ((signed == null ? bounds : signed).contains(one)) {
        grades.add(String.valueOf(grade));
      }
    }
    return grades.isEmpty() ? null : new Found(new StageTest(false, true, grades), quantity.to());
  }

  /** The stages between those that are there and a last one. */
  private static void fill(Set<String> stages, char to) {
    for (char one = (char) (last(stages).charAt(0) + 1); one < to; one++) {
      stages.add(String.valueOf(one));
    }
  }

  private static String last(Set<String> stages) {
    return ((TreeSet<String>) stages).last();
  }

  private static boolean kidney(CriterionPhrase phrase, int from, int to) {
    for (int i = Math.max(0, from - REACH); i < Math.min(phrase.size(), to + REACH); i++) {
      if (phrase.isAny(i, KIDNEY)) {
        return true;
      }
    }
    return false;
  }
}
