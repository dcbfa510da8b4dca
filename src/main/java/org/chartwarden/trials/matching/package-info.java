/**
 * A patient against trials and a trial against patients. {@link
 * org.chartwarden.trials.matching.TrialMatcher} is the one way in for operations, agent tools and
 * benchmarks. Pure.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>An inclusion that is not met makes a trial not relevant; else an exclusion that is met
 *       excludes; else the patient is potentially eligible, however much is unknown.
 *   <li>What does not apply to the patient and what the record tells both ways settles nothing.
 *   <li>The score falls into bands, one for each status, so that no count of unknown criteria lifts
 *       an excluded patient above one who may take part.
 * </ul>
 */
package org.chartwarden.trials.matching;
