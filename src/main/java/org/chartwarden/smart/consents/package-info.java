/**
 * What patients' Consents (FHIR R4 consent.html) withhold from a caller.
 *
 * <p>Where R4 leaves a choice:
 *
 * <ul>
 *   <li>A Consent counts while it is {@code active} and about privacy or research; {@code
 *       treatment} and {@code adr} (advance directives) say nothing about data. One of scope {@code
 *       research} counts for callers whose purpose is research.
 *   <li>{@code provision.type} of the root counts although R4 does not want it there; without it,
 *       an opt-out policy rule ({@code OPTOUT}, {@code OPTOUTE}, {@code dissent}) denies and any
 *       other permits.
 *   <li>A nested provision is an exception to the one around it: the innermost that fits decides,
 *       and among those side by side a denial does. Of several Consents of a patient each denial
 *       counts: what one withholds another cannot give.
 *   <li>All elements of a provision must fit: period, actor, action, purpose, class, code, security
 *       label, data. A provision for actors fits those whom their references name: the user, the
 *       roles and organizations and care teams the user is in. Reading is {@code access}, {@code
 *       use} and {@code disclose}; writing is any action.
 *   <li>Who states no purpose is taken for treating a patient when it is a person; a service
 *       without a user is under every denial that names a purpose and under no permission that
 *       does.
 *   <li>A confidentiality label is a mark of height: a permission reaches up to it, a denial from
 *       it upwards, and what has none counts as normal ({@code N}). Every other label is meant as
 *       it is.
 *   <li>{@code dataPeriod} is not looked at: a denial holds for all times, a permission that names
 *       one is void. So nothing is shown that is withheld.
 *   <li>A patient's own Consents do not bind that patient.
 * </ul>
 */
package org.chartwarden.smart.consents;
