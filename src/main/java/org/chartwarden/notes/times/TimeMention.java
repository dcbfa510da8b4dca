package org.chartwarden.notes.times;

import org.chartwarden.evidence.TextSpan;

/**
 * A time expression in a note.
 *
 * @param day which day or stretch is meant; null when only a clock time is written
 * @param clock the time of the day; null when none is written
 * @param span where it stands
 * @param firstToken index of its first token
 * @param endToken index after its last token
 * @param sentence index of the sentence
 */
public record TimeMention(
    TimeExpression day,
    ClockTime clock,
    TextSpan span,
    int firstToken,
    int endToken,
    int sentence) {

  /**
   * A time of the day.
   *
   * @param minute minutes after midnight
   * @param endMinute end of a stretch such as 0700-1900, or -1
   */
  public record ClockTime(int minute, int endMinute) {}
}
