/**
 * The terminology operations of FHIR R4 (terminology-service.html), one class each, above {@link
 * org.chartwarden.fhir.terminology}, which does the work.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>A code that a fragment of a code system does not have is answered with {@code result}
 *       false, for nobody has seen it, but the message says "not known here", and {@code issues}
 *       has a warning instead of an error.
 *   <li>{@code $validate-code} without a system looks for the code in the systems of the value set
 *       and takes the one that has it.
 *   <li>{@code $lookup} without {@code property} answers everything that is known.
 *   <li>A parameter that is not served ({@code date}, {@code context}) is refused, as ignoring it
 *       would change what the answer means.
 * </ul>
 */
package org.chartwarden.fhir.operations.terminology;
