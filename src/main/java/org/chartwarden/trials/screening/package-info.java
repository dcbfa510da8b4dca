/**
 * Screening runs: many patients against many trials, as a job that goes on behind the request. The
 * queue, its leases, progress, cancelling and going on after a crash are those of {@code
 * fhir.jobs}; here a run is cut into parts that every server of the database may work at.
 *
 * <p>How a part is done: each different search that age and sex criteria come to ({@link
 * org.chartwarden.trials.screening.IndexRule}) is one SQL statement over the search index for all
 * patients of the part. Patients whom these settle for every trial need no chart. The charts of the
 * others are read a few at a time with a handful of statements, and every question that the trials
 * ask is answered once ({@link org.chartwarden.trials.matching.TrialSet}).
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>A line of the result holds the state of every criterion of every trial for one patient, a
 *       letter each, with status, score and the criteria that rule the patient out. Reasons and
 *       evidence of a pair are those of {@code Patient/[id]/$match-trials?trial=...}, which finds
 *       the same states; keeping them for millions of pairs would serve nobody.
 *   <li>A patient whom the index settles has {@code -} for the criteria that were not looked at.
 *   <li>Each part is a message of the outbox. With a broker the messages lie on its partitions and
 *       the replicas share them; the row of a part says who has it, so a message that comes twice
 *       does nothing, and the server that watches the run takes parts up whose message or owner is
 *       lost. Lines and the word that a part is done are stored in one transaction: nothing of it
 *       is told twice.
 *   <li>At the end the lines are read once for the counts and the best patients of each trial.
 *   <li>A run sees a patient as the record is when its turn comes, a trial as it is when a server
 *       first works at the run, with the rights of whoever asked for it.
 * </ul>
 */
package org.chartwarden.trials.screening;
