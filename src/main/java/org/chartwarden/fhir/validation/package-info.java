/**
 * Structure checks of incoming resources against the R4 definitions: members, cardinality, JSON
 * kinds, primitive formats, choices, extensions, required codes, references.
 *
 * <p>Readings: a string where a CodeableConcept belongs becomes its text, and a single value where
 * an array belongs becomes an array of one, because widely used clients send both and neither has a
 * second meaning; {@code Prefer: handling=strict} refuses them. A literal reference must name a
 * type that the element allows. Invariants beyond ext-1 and bindings other than required ones are
 * not checked here.
 */
package org.chartwarden.fhir.validation;
