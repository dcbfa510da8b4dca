package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.times.TimeMention;

/**
 * A number tied to what it measures, before its role is known.
 *
 * @param names what it may measure, the likeliest first; empty for a name that is not known
 * @param kind what sort of thing it is
 * @param number the number
 * @param nameFirst index of the first token of the name; equal to {@code nameEnd} without one
 * @param nameEnd index after the last token of the name
 * @param earlier whether a newer value stands beside it
 * @param time when it was, where its place in a table tells; else null
 * @param role what is known of its role; null when it is still to be told
 */
record Tied(
    List<WardName> names,
    ValueKind kind,
    NumericValue number,
    int nameFirst,
    int nameEnd,
    boolean earlier,
    TimeMention time,
    ValueRole role) {

  /** A number that its place or shape tells, without a written name. */
  static Tied nameless(List<WardName> names, ValueKind kind, NumericValue number) {
    return new Tied(names, kind, number, number.first(), number.first(), false, null, null);
  }

  static Tied nameless(String concept, ValueKind kind, NumericValue number) {
    return nameless(List.of(WardNames.standard().of(concept)), kind, number);
  }

  int first() {
    return number.first();
  }

  int end() {
    return number.end();
  }

  int wholeFirst() {
    return nameEnd > nameFirst ? Math.min(nameFirst, number.first()) : number.first();
  }

  int wholeEnd() {
    return Math.max(nameEnd, number.end());
  }

  Tied older() {
    return new Tied(names, kind, number, nameFirst, nameEnd, true, time, role);
  }

  Tied at(TimeMention when) {
    return new Tied(names, kind, number, nameFirst, nameEnd, earlier, when, role);
  }

  Tied as(ValueRole other) {
    return new Tied(names, kind, number, nameFirst, nameEnd, earlier, time, other);
  }
}
