/**
 * What a trial is about, and how far a patient has it. Pure; needs no collection of trials, so one
 * pair can be judged alone.
 *
 * <p>Names are found by the name catalogue of notes and by the terms of criteria, both with what is
 * wider than they are; a patient who has the narrower thing has the wider one too.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A trial is about the conditions that its sponsor names; without those about what its title
 *       names; without a title about what its first inclusions name and do not deny.
 *   <li>What a patient is going to have done, or may have, counts less than what is there. What is
 *       denied or belongs to a relative does not count.
 *   <li>A symptom tells less of what a patient has than a diagnosis, and so do a drug and an
 *       operation.
 * </ul>
 */
package org.chartwarden.trials.focus;
