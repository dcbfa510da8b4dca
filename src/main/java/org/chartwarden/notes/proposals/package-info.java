/**
 * Mentions of a note as the FHIR resources that they would be charted as (FHIR R4 condition.html,
 * medicationstatement.html, observation.html, procedure.html, allergyintolerance.html). They are
 * proposals for a person: unconfirmed, preliminary, never written by anything here. Pure.
 *
 * <p>What becomes a proposal: what the patient is said to have, take or have had done. What is
 * denied, conditional, somebody else's or only spoken of does not. Each proposal carries the
 * extension {@code note-span} with the place in the note; where the resource has an element for its
 * source ({@code derivedFrom}, {@code evidence}), the note is named there too.
 *
 * <p>Where FHIR leaves a choice: no time is given to a value whose time the note leaves open; a
 * subject that is not known is named by words, since {@code subject} is required; statuses that a
 * note cannot tell are {@code unknown}.
 */
package org.chartwarden.notes.proposals;
