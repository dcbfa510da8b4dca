/**
 * One pure class per rule by which a statement of a note is held against a row of the chart, their
 * interface and their catalogue. Values in, values out: no clock, no database, no text reading.
 *
 * <p>A {@link org.chartwarden.consistency.rules.ConsistencyRule} looks at one aspect (the number,
 * the time, the dose, the side) of one claim and one row, and answers that they agree, that they
 * differ and in which field, or that it has nothing to say. Which rows a claim is held against, and
 * which answer counts when there are several, is the business of {@code consistency.checking}.
 */
package org.chartwarden.consistency.rules;
