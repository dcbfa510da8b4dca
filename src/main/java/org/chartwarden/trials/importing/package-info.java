/**
 * Registry files into the record, through the gateway: of each trial a ResearchStudy, a Group with
 * what is structured, and an EvidenceVariable with every criterion.
 *
 * <p>Readings of FHIR R4:
 *
 * <ul>
 *   <li>The three resources of a trial have its NCT number as their id and are written in one
 *       transaction; equal content stores no new version, so an import may be repeated.
 *   <li>ResearchStudy.status follows the registry as nearly as R4 has a word; the registry's own
 *       word stands in an extension. ResearchStudy.enrollment names the Group.
 *   <li>Group.characteristic has no place for text: the words stand in {@code code.text}. Age and
 *       sex of the registry's fields and those of the text are both there; where they contradict
 *       each other an extension says so, and the text decides.
 *   <li>EvidenceVariable.description is the eligibility text, character by character; the criteria
 *       are parsed from it, so the model that matching uses can be had from the resource alone.
 *       Each characteristic has the words of its criterion, its types as codes, and id, span and
 *       form as extensions. R4 has no AND and OR there.
 * </ul>
 */
package org.chartwarden.trials.importing;
