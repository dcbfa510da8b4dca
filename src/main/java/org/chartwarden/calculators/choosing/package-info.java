/**
 * Finds the calculator that a question in words asks for.
 *
 * <p>Pure; it reads names and synonyms of the catalogue and nothing of a patient. Where two
 * calculators fit alike it says so and chooses neither.
 */
package org.chartwarden.calculators.choosing;
