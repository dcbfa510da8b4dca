package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Bounds;

/** The points that a Child-Pugh class stands for: A is 5 to 6, B 7 to 9, C 10 to 15. */
final class ChildPughClasses {

  static final String POINTS = "child-pugh";
  static final String CLASS = "child-pugh-class";

  private static final List<Bounds> BY_CLASS = List.of(points(5, 6), points(7, 9), points(10, 15));

  /** "B", "B7". */
  private static final Pattern WRITTEN = Pattern.compile("([ABC])(1[0-5]|[5-9])?");

  private ChildPughClasses() {}

  private static Bounds points(int low, int high) {
    return Bounds.between(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  /** The points of a class, counted from 1; null for other numbers. */
  static Bounds of(BigDecimal number) {
    int index = number.intValue() - 1;
    return index >= 0 && index < BY_CLASS.size() ? BY_CLASS.get(index) : null;
  }

  /** The points that a word of a criterion stands for, or null. */
  static Bounds written(String word) {
    Matcher letter = WRITTEN.matcher(word.toUpperCase(Locale.ROOT));
    if (!letter.matches()) {
      return null;
    }
    return letter.group(2) == null
        ? BY_CLASS.get(letter.group(1).charAt(0) - 'A')
        : Bounds.exactly(new BigDecimal(letter.group(2)));
  }
}
