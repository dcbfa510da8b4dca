/**
 * HTTP under /fhir: parse, call the gateway, encode; CapabilityStatement; problems to
 * OperationOutcome. Routing is our own behind one JAX-RS type, so that every answer under /fhir,
 * also to a wrong path, method or format, is a FHIR answer.
 *
 * <p>Readings: JSON is always sent as {@code application/fhir+json;charset=UTF-8}, also to clients
 * that ask for {@code application/json} or HTML, because some clients mistake the plain type for
 * something else than FHIR. Doubled slashes in a path count as one, and {@code &_format=json} at
 * the end of a path counts as a parameter. Repairs of the structure check are told in a {@code
 * Warning} header and, when asked for, in the OperationOutcome. Content problems are 422, malformed
 * content is 400.
 */
package org.chartwarden.fhir.api;
