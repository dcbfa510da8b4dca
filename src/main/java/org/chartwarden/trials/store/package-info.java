/**
 * Trials of the record, ready to be matched: a ResearchStudy with the criteria of its
 * EvidenceVariable and what its Group says, through the gateway and as the caller may see them.
 * {@link org.chartwarden.trials.store.TrialStore} is the way in. A trial is parsed once for each
 * version of its resources; which versions are current is asked every time.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>FHIR R4 has no reference from a ResearchStudy to its criteria. They stand in the
 *       EvidenceVariable of the same id, as an import writes it, else in the one that carries an
 *       identifier of the study.
 *   <li>The criteria of an EvidenceVariable that an import wrote are those of its text. Of any
 *       other each characteristic is one criterion.
 *   <li>A study without criteria is a trial all the same. It says so in its remarks and cannot be
 *       matched.
 *   <li>A study recruits when the registry says so, or when ResearchStudy.status is {@code active}
 *       and no registry says anything.
 *   <li>ResearchStudy has no search parameter for its condition in R4; it is compared here, by the
 *       terms that criteria are read with: who asks for diabetes finds type 2 diabetes.
 * </ul>
 */
package org.chartwarden.trials.store;
