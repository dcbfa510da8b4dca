/**
 * Requests for matches: from the record to a report, for operations, agent tools and whoever runs
 * matches again. {@link org.chartwarden.trials.requests.TrialsForPatient} takes one patient and
 * finds trials, {@link org.chartwarden.trials.requests.PatientsForTrial} the other way round; both
 * see what the caller may see.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>Every trial or patient that is asked for is matched and ranked before a part of the ranking
 *       is shown, so that ranks and counts do not depend on the part.
 *   <li>A trial without criteria has no rank; the report says in a remark that it was left out.
 *   <li>Patients of equal score stand in the order of their ids.
 * </ul>
 */
package org.chartwarden.trials.requests;
