/**
 * From what a note says of findings to the yes, no or choice that a calculator asks: documented
 * present, documented absent, or not documented, which is no value at all.
 *
 * <p>One class for each way of reading, all listed in {@link
 * org.chartwarden.calculators.reading.findings.FindingRules}; which input is read in which way, and
 * from which findings, stands in {@code vocabulary/note-inputs.psv}. An input without a row is read
 * from the concepts that its calculator names, within its look-back.
 */
package org.chartwarden.calculators.reading.findings;
