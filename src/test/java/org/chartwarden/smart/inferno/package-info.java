/**
 * The checks of the Inferno kits for SMART App Launch STU2.2 and ONC (g)(10), over HTTP against the
 * packaged server. Each test carries the id of the check that it mirrors as its display name;
 * {@code smart/inferno.rows} says which test that is.
 */
package org.chartwarden.smart.inferno;
