/**
 * One pure class per medical calculator, their interface and their catalogue.
 *
 * <p>A {@link org.chartwarden.calculators.formulas.Calculator} states in its {@link
 * org.chartwarden.calculators.formulas.CalculatorSpec} everything that endpoints, tools, forms,
 * chart intake and note intake need: adding one touches this folder and a case table only. {@link
 * org.chartwarden.calculators.formulas.CalculatorInputs#check} brings what was given to the units
 * that the formula wants, names every problem at once, and lists the defaults that it assumed; a
 * formula therefore never sees an input that does not fit. Values in, values out: no clock, no
 * database, no text reading.
 *
 * <p>Readings of the sources that leave a choice:
 *
 * <ul>
 *   <li>Formulas compute in double precision; only the result is rounded, once, to 5 decimals (5
 *       significant digits below 0.0001).
 *   <li>A yes/no item that nobody documented counts as absent in a point score and is listed as an
 *       assumption; documented absent is not an assumption. A measured value that is missing is
 *       never assumed.
 *   <li>Ages count completed years.
 *   <li>The formula that is clinically right is the default. {@link
 *       org.chartwarden.calculators.formulas.Convention} names the others; what a calculator does
 *       under them stands in its specification.
 * </ul>
 */
package org.chartwarden.calculators.formulas;
