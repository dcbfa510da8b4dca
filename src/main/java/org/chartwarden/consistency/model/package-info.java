/**
 * Reads statements of notes with a language model, in the eight stages of CheckEHR (Kwon et al.,
 * EHRCon, arXiv 2406.16341), and adds them to those of the reader. A model points at words of the
 * note; it decides nothing, never sees a row of the chart and never a verdict.
 *
 * <ol>
 *   <li>Segmentation: by our own code, at the ends of sentences, with an overlap, so that no
 *       statement is cut ({@code NoteParts}).
 *   <li>to 5. Named entities, time filter, table and pseudo-table: one question for each part
 *       (prompt {@code note-statements-v1}). What is history, plan or somebody else's is left out.
 *   <li value="6">Self-correction: first our own code ({@code StatementCheck}) looks every quote,
 *       name, number, unit, route, frequency, status, side and time up in the note; what does not
 *       stand there is dropped and counted. Then the model is shown what is left of its own
 *       statements, each with the quote, and may take some back (prompt {@code
 *       note-statements-check-v1}); it can add nothing.
 *   <li>Reformatting: by our own code; units to UCUM, frequencies to doses a day, times to windows.
 *   <li>Query: by {@link org.chartwarden.consistency.checking.ConsistencyChecker}, as for the
 *       reader's statements.
 * </ol>
 *
 * <p>The model never replaces or removes a statement of the reader: where both speak of the same
 * words the reader's stands. So a note that speaks to the model can at most make it leave out, or
 * point at, something that the note does say. When a request fails, takes too long or is answered
 * by something else than was asked for, the whole reading is that of the rules alone, and a warning
 * says so.
 */
package org.chartwarden.consistency.model;
