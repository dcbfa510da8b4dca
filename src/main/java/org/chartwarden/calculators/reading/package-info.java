/**
 * Finds the inputs of calculators in the text of a note, and answers a question about a note.
 *
 * <p>The reading itself is the business of {@code notes}; here its mentions are matched to the
 * inputs that a specification names, each with the words that state it. A calculation is never done
 * here: {@link org.chartwarden.calculators.reading.NoteAnswers} chooses the calculator and passes
 * what was found to it.
 */
package org.chartwarden.calculators.reading;
