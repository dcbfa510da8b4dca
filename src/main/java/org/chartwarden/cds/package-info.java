/**
 * Decision support in the work of a clinician: CDS Hooks 2.0 (cds-hooks.hl7.org/2.0). A service
 * answers with cards that rest on the calculators, the check of notes, the matching of trials and
 * the checks of orders; it writes nothing. What a card suggests is applied by the client, after a
 * person took it.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>Who calls proves it with a JWT of its own (Trusting CDS Clients): {@code iss} is the id of
 *       a client registered with keys, {@code aud} the address of the service. What it may see is
 *       another matter: that is decided by the access token of {@code fhirAuthorization}, which
 *       must be one of this server, by the same policy as for every other way in.
 *   <li>Trust is given by whoever runs the server: a client that registered itself (RFC 7591) is
 *       none that calls services or sends feedback, whose counts anybody could falsify otherwise.
 *   <li>The record is this server's; {@code fhirServer} must name it. A call without a token that
 *       is good here is answered with 412, as the specification asks where data cannot be had.
 *   <li>Of the prefetch only {@code patient} is asked for, and it is never taken for the chart:
 *       what a client sends may be old, and it would pass by the access decision.
 *   <li>Drafts in {@code draftOrders} of another patient than {@code patientId} end the call.
 * </ul>
 */
package org.chartwarden.cds;
