/**
 * FHIR operations (FHIR R4 operations.html): what an operation is, the catalogue of those that are
 * served, and the ones that need no capability of their own, one class each.
 *
 * <p>An operation is a bean that implements {@link org.chartwarden.fhir.operations.FhirOperation},
 * in the package of its capability, and an OperationDefinition in {@code fhir-profiles}. The
 * definition says where it may be called and which parameters it takes; router, checks and
 * CapabilityStatement follow from it.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>operations.html#executing: a body that is no Parameters resource is taken for the input
 *       parameter of type Resource where there is exactly one.
 *   <li>A parameter that the definition does not have is refused with 400, unless {@code Prefer:
 *       handling=lenient}; parameters whose names begin with {@code _format} or {@code _pretty}
 *       concern the answer and are always taken.
 *   <li>Parameters of the address and of the body count together.
 *   <li>patient-operation-everything.html: the record is the compartment, then whatever it refers
 *       to by a reference that is a search parameter, directly or through one another, and that
 *       lies in no patient's compartment. {@code start} and {@code end} look at the first date of
 *       care that a type has as a search parameter; what has none always belongs. Without {@code
 *       _count} one Bundle holds everything.
 *   <li>resource-operation-meta-add.html, -delete.html: the change makes a new version, so that the
 *       history tells it.
 * </ul>
 */
package org.chartwarden.fhir.operations;
