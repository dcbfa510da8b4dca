/**
 * Structure checks of incoming resources against the R4 definitions: members, cardinality, JSON
 * kinds, primitive formats, choices, extensions, required codes, references. Validation against
 * profiles, which is asked for or a policy of a type, is in {@code profiles}.
 *
 * <p>Readings: a string where a CodeableConcept belongs becomes its text, and a single value where
 * an array belongs becomes an array of one, because widely used clients send both and neither has a
 * second meaning; {@code Prefer: handling=strict} refuses them. A literal reference must name a
 * type that the element allows. Invariants beyond ext-1 and bindings other than required ones are
 * left to profile validation.
 *
 * <p>Readings of profile validation: a code is wrong only where all code systems and value sets
 * that could contain it are there; else it is a warning. The type in a literal reference must be
 * one that the profile allows, whether the target exists does not matter. A profile that is claimed
 * or asked for and not known is an error. An extension that is not known is told as information, a
 * modifier extension is an error. A canonical address without a version means the newest.
 */
package org.chartwarden.fhir.validation;
