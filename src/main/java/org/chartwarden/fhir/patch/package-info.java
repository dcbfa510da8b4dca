/**
 * The three ways to change a part of a resource, FHIR R4 http.html#patch: JSON Patch (RFC 6902),
 * XML Patch (RFC 5261) and FHIRPath Patch. Pure: a patch and a resource in, a resource out. May use
 * model and platform.
 *
 * <p>JSON Patch and FHIRPath Patch work on the stored tree, so what they do not touch keeps its
 * bytes; decimals keep their digits. XML Patch works on the XML form and comes back by way of it.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A patch that is not well-formed is 400; one that cannot be applied to this resource is 422,
 *       a failed {@code test} included.
 *   <li>JSON Patch is our own code: the libraries for it compare {@code 2} and {@code 2.0} as
 *       different, say little about a wrong pointer and let {@code copy} grow a document without
 *       limit.
 *   <li>fhirpatch.html: only {@code delete} may find nothing. {@code insert} with index 0 may make
 *       the first member of a list that is not there yet. Functions with regular expressions, and
 *       those that leave the resource, are not allowed in a path.
 *   <li>xmlpatch: the prefix {@code f} is FHIR's and {@code h} XHTML's unless the patch says
 *       otherwise; names without prefix are of the default namespace of the patch (RFC 5261,
 *       section 4.2.2), namespace axes are not supported.
 *   <li>Objects and arrays that a patch leaves empty are removed, since FHIR has no empty elements.
 * </ul>
 */
package org.chartwarden.fhir.patch;
