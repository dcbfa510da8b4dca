/**
 * Reads the inputs of calculators with a language model that the request names.
 *
 * <p>A model finds; it never computes and is never believed. It is given the specification of the
 * calculator and the note, and answers with values, each with the words of the note that state it.
 * A value counts only when
 *
 * <ul>
 *   <li>its quote stands in the note (white space, letter case and the kind of dashes and quotation
 *       marks apart) and does not begin or end within a word or number;
 *   <li>a number stands in the quote, in digits or words, with the unit that the model gives; where
 *       the words have no unit, only the unit of the calculator is taken, and the reason says so;
 *   <li>a day stands in the quote;
 *   <li>for an item or an option, the quote names it with a word of its own or of the vocabulary,
 *       and names no other option instead;
 *   <li>the calculator takes it: known unit, plausible value, known option.
 * </ul>
 *
 * What does not is dropped and told in the remarks with its reason. So a note that speaks to the
 * model can at most make it leave out or prefer something that the note does say.
 *
 * <p>The reader without a model always reads too. Where the two differ the verified value of the
 * model comes first and the remarks show both: whoever names a model wants its understanding of
 * whose value it is, when it was taken and what is denied, which is what rules are weakest at; that
 * the words stand in the note is checked for both. Where the model fails the reading without it is
 * used and a remark says so.
 */
package org.chartwarden.calculators.reading.model;
