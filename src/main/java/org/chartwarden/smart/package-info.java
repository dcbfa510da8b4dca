/**
 * Tokens, scopes, launch context and the access decision. May use audit and platform.
 *
 * <p>Where SMART App Launch 2.2 leaves a choice:
 *
 * <ul>
 *   <li>{@code u} allows an update that creates a resource; {@code c} does not.
 *   <li>A condition in a request (conditional create, update, patch, delete) is a search: it needs
 *       {@code s} besides the letter of what it does, and matches only what a search finds.
 *   <li>What an include adds and what {@code $everything} hands over needs {@code r}; what a chain,
 *       {@code _has} or {@code _list} passes through needs {@code s}: what may not be searched for
 *       is not there.
 *   <li>The history of one resource needs {@code r}, that of a type or of all {@code s}; both show
 *       only the versions that the caller may see.
 *   <li>A {@code patient/} scope is void when the user may not reach the patient in context: a user
 *       who is another patient, is not related to the patient, or is a practitioner without a
 *       relation where one is asked for.
 *   <li>A resource that lies in the compartments of several patients is reached only by who reaches
 *       all of them.
 * </ul>
 */
package org.chartwarden.smart;
