/** One pure class per medical calculator, and their catalogue. */
package org.chartwarden.calculators.formulas;
