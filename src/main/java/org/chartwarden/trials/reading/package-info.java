/**
 * The record of a patient to {@link org.chartwarden.trials.facts.PatientFacts}: FHIR R4 resources
 * first, then what notes say. Pure.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>Resources that were entered in error and conditions that were refuted say nothing, or deny.
 *   <li>A stopped order is a drug of the past; an administration of the last day of an open stay is
 *       a drug that is taken now.
 *   <li>Of a note every statement keeps its assertion: what is denied is a denial, what belongs to
 *       a relative is theirs, risks and advice say nothing. Words of time count from the day of the
 *       note.
 *   <li>"History of COPD" is COPD: what does not pass is there still, unless something says that it
 *       is over.
 *   <li>A drug that a note only names, with a day that is over, is of the past.
 *   <li>A list is complete when a note says so of it, in one sentence.
 * </ul>
 */
package org.chartwarden.trials.reading;
