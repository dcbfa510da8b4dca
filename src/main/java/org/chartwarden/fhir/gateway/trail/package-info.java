/**
 * The audit trail as FHIR AuditEvents, by the profiles of IHE Basic Audit Log Patterns (BALP): made
 * when they are asked for, not stored.
 *
 * <p>Where the profiles leave a choice:
 *
 * <ul>
 *   <li>One event for each patient whose data a request showed or changed, as BALP asks of queries;
 *       the others are the events without a patient.
 *   <li>A read of a version has the subtypes {@code read} and {@code vread}, a search of a type
 *       {@code search} and {@code search-type}, a patch {@code update} and {@code patch}: whoever
 *       looks for the wider one finds both.
 *   <li>What was refused is a Security Alert (DCM 110113) with the interaction as a further subtype
 *       and outcome 8; what could not be done is outcome 4, and 12 when the server failed.
 *   <li>The client is known by its identifier, the id it is registered under; a person by a
 *       reference. The token is the policy of whoever used it, as {@code
 *       urn:ietf:params:oauth:jti:[id]}.
 *   <li>{@code user/*} does not reach the trail, for it tells what others do; a scope that names
 *       AuditEvent does, and so do {@code system/*} and, within the chart in context, {@code
 *       patient/*}. Whoever reaches the events of some patients alone is not told the query, which
 *       may name others: the entity of the query has the type that was searched.
 *   <li>An event of an agent's run has the Task as an entity with the role Job.
 * </ul>
 */
package org.chartwarden.fhir.gateway.trail;
