/**
 * GraphQL over FHIR (FHIR R4 graphql.html) by the engine of the HL7 validator project, which reads
 * through the gateway: what a caller may not see is not there. Queries only; mutations are refused.
 *
 * <p>Readings: argument names write the hyphens of search parameters as underscores; a list asks
 * for all matches and fails beyond the limit instead of being cut short, but with the argument
 * {@code _count} it ends after so many; a variable without a value, or with null, stands for an
 * argument that is left out; a faulty query is 400 with an OperationOutcome. {@code __schema},
 * {@code __type} and {@code __typename} are answered at the top of a query of the system, from the
 * definitions of the types; the fields that lead from a resource back to those that refer to it are
 * served, but not listed there.
 */
package org.chartwarden.fhir.graphql;
