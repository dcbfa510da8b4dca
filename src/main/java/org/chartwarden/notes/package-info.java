/**
 * Free text to facts, each with its place in the text: sections, sentences, measured values,
 * demographics, dates, doses and findings. {@link org.chartwarden.notes.NoteReader} is the way in.
 *
 * <p>The parts lie on each other so: the reader on top; {@code doses}, {@code demographics}, {@code
 * dates}, {@code findings} and {@code measurements} side by side (doses use the amounts of
 * measurements); {@code text} and {@code vocabulary} under all. Pure Java: no model, no database,
 * no clock.
 *
 * <p>{@code values} reads what wards write of measurements, in shorthand, tables and whole words,
 * beside the measurements of well-written reports that the calculators use. {@code times} resolves
 * expressions of time against the moment of the note, and {@code claims} turns what was read into
 * statements that a chart can confirm or contradict.
 */
package org.chartwarden.notes;
