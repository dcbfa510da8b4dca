/**
 * Launches and authorization requests on their way to a code.
 *
 * <p>Readings of SMART App Launch 2.2:
 *
 * <ul>
 *   <li>A {@code launch} may be taken to several authorization requests, since people reload pages;
 *       it is used up by the first that is decided, and the others are refused then.
 *   <li>An app that is launched without a patient and asks for {@code patient/} scopes lets the
 *       user choose; one that asks for {@code launch/encounter} where there is no encounter is not
 *       granted that scope, so that it does not wait for one.
 *   <li>{@code fhirContext} is handed on as it was given, after a check of its form; whether the
 *       app may read what it names its scopes say.
 *   <li>{@code launch/patient?role=…} gives the context without the role, which is not known here.
 * </ul>
 */
package org.chartwarden.smart.launching;
