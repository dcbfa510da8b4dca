/**
 * Every value that a ward note states: laboratory results, vital signs, settings, scores, what went
 * in and came out, results in words.
 *
 * <p>Beside {@link org.chartwarden.notes.measurements}, which reads well-written case reports for
 * the calculators, this reader is made for the shorthand of wards: "8.1 &lt;- 11.6", "BUN/Cr
 * 58/1.3", "gas 7.26 / 61 / 68", "98% RA", "Hb 10.1 preop - 8.6 POD1", columns by date. It shares
 * the numbers, units and names of measurements and adds {@code vocabulary/ward-observations.psv}
 * and {@code ward-fluids.psv}. Nothing is dropped: goals, thresholds, plans, doses and the values
 * of other people are marked by their {@link org.chartwarden.notes.values.ValueRole}.
 *
 * <p>A sentence is cut into {@code Piece}s (names, numbers, times, arrows); numbers are tied to
 * names, then to times. A name that no vocabulary knows is kept as written. The work grows with the
 * length of the text only.
 */
package org.chartwarden.notes.values;
