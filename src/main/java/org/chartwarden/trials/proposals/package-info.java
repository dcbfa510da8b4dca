/**
 * Candidates for trials as ResearchSubject resources of status {@code candidate} (FHIR R4
 * researchsubject.html) that a person may approve. Nothing here writes to the record, and nothing
 * here ever says {@code eligible}: that is for the people of the study.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A patient is proposed for a trial once for the same version of the study and the same
 *       answers to its criteria. Whoever rejected the proposal is not asked again before one of
 *       them is another.
 *   <li>When an answer or the trial changes while a proposal waits, it is taken back and the new
 *       one takes its place; when the match is gone, it is taken back.
 *   <li>Who is a subject of the study already, with whatever status, is not proposed.
 * </ul>
 */
package org.chartwarden.trials.proposals;
