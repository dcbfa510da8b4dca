/**
 * The one door to clinical data: decide access, validate, store, index, audit, announce, in one
 * transaction. Whoever wants clinical data calls {@link org.chartwarden.fhir.gateway.FhirGateway};
 * nothing else outside {@code fhir} may see storage, search or validation.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>http.html#update: a PUT whose content equals the current version makes no new version and
 *       answers 200 with the version there is.
 *   <li>http.html#cond-update: no match and an id in the body is an update as create; when that id
 *       exists without matching, the answer is 409.
 *   <li>http.html#cond-delete: one match is deleted, several are 412 (conditionalDelete single).
 *   <li>http.html#trules: two conditional creates with the same condition in one transaction make
 *       one resource. A conditional reference that the store does not answer is answered by a
 *       conditional create of the same transaction with the same condition.
 *   <li>http.html#trules: references in narratives and in plain strings, identifiers among them,
 *       are not rewritten.
 *   <li>Referential integrity of literal references is not enforced: charts arrive in any order.
 *   <li>The history of a type or of the system spans patients, so a caller bound to patients is
 *       refused; the history of one resource is refused when any version on the page belongs to
 *       another patient.
 *   <li>A batch of a caller that brought a transaction is held by it as a whole.
 * </ul>
 */
package org.chartwarden.fhir.gateway;
