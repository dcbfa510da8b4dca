/**
 * Validation against profiles with HAPI's validator: where definitions come from and how it is run.
 *
 * <p>HAPI's own support for R4 parses all 45 MB of core definitions at once and keeps them for
 * ever. Here each definition stays packed until it is asked for, and all of it can be let go.
 */
package org.chartwarden.fhir.validation.profiles;
