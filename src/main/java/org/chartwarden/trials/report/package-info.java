/**
 * What matching found, in the forms in which it is handed on: {@link
 * org.chartwarden.trials.report.EligibilityReport} for the trials of a patient, {@link
 * org.chartwarden.trials.report.CandidateReport} for the patients of a trial. Pure.
 *
 * <p>In plain JSON (members that are empty are left out):
 *
 * <pre>
 * patient    reference (with version), name, age, ageMonths, sex
 * asOf       day on which criteria were judged
 * counts     trials by status
 * remarks    sentences
 * questions  open in the trials that nothing rules out, the most decisive first:
 *            todo (ask, test, review), what, code {system, code, display}, trials [NCT],
 *            text (the first criterion that asks), criteria (how many), decides (trials with no other open question), routine
 * trials     rank, id, title, reference, registryStatus, registryDate, trialRemarks, status,
 *            score {total, band, inclusions, exclusions, topic}, counts by state,
 *            blockedBy [criterion ids],
 *            questions [{todo, what, code, criteria [ids], onlyOne, routine}],
 *            criteria [{id, kind, cohort, text, context, span {start, end}, types, unread, state,
 *              effect, reason, evidence [{reference, path, text, span, around, noteDay}],
 *              missing {todo, what, code}}]
 * </pre>
 *
 * <p>For a trial: {@code trial}, {@code counts}, {@code remarks} and {@code candidates}, each with
 * {@code rank}, {@code patient}, {@code asOf} and the members of a trial from {@code status} on.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>{@code state} says whether the sentence is true of the patient, {@code effect} what
 *       follows: an exclusion that is met blocks. What blocks in one cohort is neutral, since
 *       another may fit.
 *   <li>A criterion is {@code unsupported} when no word of it is understood; one that is understood
 *       in part keeps its state and names the rest in {@code unread}.
 *   <li>Places in notes and in eligibility texts are counted in Unicode code points from 0, the end
 *       exclusive.
 *   <li>Open questions of trials that rule the patient out stay with the trial and are not asked on
 *       top of the report.
 * </ul>
 */
package org.chartwarden.trials.report;
