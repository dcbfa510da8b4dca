/**
 * SMART App Launch 2.2 scopes as values: read from text, compared, narrowed and written back. Pure.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A scope keeps the spelling in which it was asked for: who asked for {@code
 *       patient/Observation.read} is answered so, not with {@code .rs}; clients compare texts.
 *   <li>{@code .read} is {@code .rs}, {@code .write} is {@code .cud} and {@code .*} is {@code
 *       .cruds} (section 3.0.2.1, Scopes for requesting FHIR resources, "SMART v1").
 *   <li>Permissions stand in the order {@code cruds}; another order, a repetition or none is no
 *       scope. A search parameter part of version 2 is kept as it was written.
 *   <li>What cannot be read is not granted and never widens anything.
 * </ul>
 */
package org.chartwarden.smart.scopes;
