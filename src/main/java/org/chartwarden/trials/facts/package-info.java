/**
 * What is known of one patient on one day, as far as criteria of trials ask for it. Pure values:
 * {@code matching} fills them from the record and its notes, tests write them by hand.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>Absence is told, never assumed: a fact with {@link
 *       org.chartwarden.trials.facts.FactState#ABSENT} is a denial that stands in the record, and
 *       {@link org.chartwarden.trials.facts.FactList} names the lists that the record says are
 *       complete. Silence of a list that is not complete says nothing.
 *   <li>Days may be known roughly: {@link org.chartwarden.trials.facts.FactTime} holds ranges, and
 *       a question of time is answered yes, no or perhaps.
 *   <li>Whoever fills the facts gives names as they stand in the record, codes, and concept ids of
 *       the clinical vocabulary where a reader found them; the builder adds the terms of criteria
 *       that these stand for. The criteria match by ids, and by words for names no list holds.
 * </ul>
 */
package org.chartwarden.trials.facts;
