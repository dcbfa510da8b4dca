package org.chartwarden.trials.reading;

import java.util.regex.Pattern;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * What the name of an observation says of a measurement: its value, its percentile among people
 * alike, or something else of it that is not its value (a change, a deviation).
 */
final class MeasuredAspect {

  private static final Pattern PERCENTILE = Pattern.compile("(?i)\\b(?:per)?centiles?\\b|%-?ile");

  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)\\b(?:z-?score|SDS|standard deviation|changes?|decline|variability|reversibility|difference|target|goal|increments?)\\b");

  private MeasuredAspect() {}

  /**
   * The concept of an observation.
   *
   * @param found measurement with whose name it begins
   * @param name its whole name
   * @return the id; empty when it is no value of a measurement that is known
   */
  static String of(MeasureBook.Found found, String name) {
    String id = found.term().id();
    if (PERCENTILE.matcher(name).find()) {
      return MeasureTerm.percentileOf(id);
    }
    var tokens = NoteText.of(name).tokens();
    String rest =
        found.to() < tokens.size()
            ? name.substring(Math.min(name.length(), tokens.get(found.to()).start()))
            : "";
    return OTHER.matcher(rest).find() ? "" : id;
  }
}
