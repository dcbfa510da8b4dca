/**
 * Work that goes on behind an answered request (FHIR R4 async.html, Bulk Data Access IG 2.0): a
 * store of jobs in the database, the workers that run them, and the files they produce.
 *
 * <p>A capability adds a kind of job by a bean of type {@link org.chartwarden.fhir.jobs.JobKind}
 * and hands work in through {@link org.chartwarden.fhir.jobs.Jobs}. A kind saves its progress with
 * what it produced in one transaction ({@link org.chartwarden.fhir.jobs.JobRun#save}), so a job
 * whose server was killed goes on from there, on whichever server takes it first, and nothing of it
 * is produced twice.
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Files lie in the database, compressed, in parts of about a megabyte: every server that
 *       shares the database can hand them out, a restart loses none, the memory stays flat, and a
 *       part and the progress it stands for are stored together. What they cost is room and log of
 *       the database, about a tenth of their size.
 *   <li>A cancelled job is gone at once for everybody (404); its worker notices within two seconds,
 *       and what it produced is removed then. An expired job is 404 too, like one that never was.
 *   <li>A job is only shown to the actor that asked for it, and to a bound caller only when it is
 *       bound to all patients that the job was bound to.
 *   <li>A failure that is no {@link org.chartwarden.fhir.model.FhirProblem} is taken for a passing
 *       one and tried again, up to the limit of attempts.
 * </ul>
 */
package org.chartwarden.fhir.jobs;
