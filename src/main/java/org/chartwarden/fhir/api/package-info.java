/**
 * HTTP under /fhir: parse, call the gateway, encode; CapabilityStatement; problems to
 * OperationOutcome. Routing is our own behind one JAX-RS type, so that every answer under /fhir,
 * also to a wrong path, method or format, is a FHIR answer.
 *
 * <p>Readings: JSON is always sent as {@code application/fhir+json;charset=UTF-8}, also to clients
 * that ask for {@code application/json} or HTML, because some clients mistake the plain type for
 * something else than FHIR. Doubled slashes in a path count as one, and {@code &_format=json} at
 * the end of a path counts as a parameter. The parameters of a page link are also taken behind the
 * address of a type, where some clients put them. Repairs of the structure check are told in a
 * {@code Warning} header and, when asked for, in the OperationOutcome. Content problems are 422,
 * malformed content is 400. A body without Content-Type is 415. References below the address that
 * was called are stored as relative ones, which they are equal to. A Binary is answered with its
 * bytes unless the client names a format of FHIR. A garbled {@code If-...} header is 400, whatever
 * else holds. A request that is answered later ({@code respond-async}) ends in a batch-response
 * with one entry, and in the status of its failure when it fails. Unknown elements are refused;
 * {@code handling=lenient} takes them out and says so.
 */
package org.chartwarden.fhir.api;
