/**
 * The definitions that the CapabilityStatement names and that no client wrote: operations and
 * search parameters of this server and of R4, the base types, compartments, code systems and value
 * sets of R4. They are read and found at the addresses of their types like stored resources, but
 * lie in no table: they are in no count, no history, no export, and nobody can change them.
 *
 * <p>Readings: a search that asks for them by {@code _id, url, name, title, code, base, type} or
 * {@code system} shows them behind the stored ones, whatever its order; {@code version, status,
 * publisher, kind, target, instance, derivation, abstract} and {@code content-mode} may narrow it.
 * One that asks for anything else, or for a list of everything, finds stored resources only. A
 * write to the id of one is refused with 405. A stored resource of the same address, or of the same
 * id, as a guide may bring it, stands in front of it. Nothing is read before the first question.
 */
package org.chartwarden.fhir.gateway.shipped;
