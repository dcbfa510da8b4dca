/**
 * Measured values in a note: laboratory results and vital signs with their units.
 *
 * <p>A sentence is cut into names and values ({@code SentenceItems}), values are tied to names
 * ({@code MeasurementLinker}) and each tie becomes a {@link
 * org.chartwarden.notes.measurements.MeasurementMention}. Names come from the vocabulary and from
 * {@code vocabulary/note-observations.psv}, which also holds what life allows and which unit to
 * take when none is written. Units decide much: a number whose unit measures something else is
 * never taken for the measurement before it. What is written is kept as it is; a pair of number and
 * unit that cannot be is marked ({@link org.chartwarden.notes.measurements.Doubt}) and not mended.
 *
 * <p>Reference ranges are known by their words or by standing in brackets behind a value, and are
 * not taken as values.
 */
package org.chartwarden.notes.measurements;
