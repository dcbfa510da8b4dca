/**
 * Runs rows of MedCalc-Bench (Khandekar et al., NeurIPS 2024) and grades the answers by its rules.
 *
 * <p>Engine mode reads the number of the calculator and the extracted entities, note mode only the
 * note and the question; labels are read by the grader alone, after the answers are written. What
 * the data calls an input and how it spells units is translated here, so that the calculators know
 * nothing of the benchmark's spellings.
 */
package org.chartwarden.cli.bench.medcalc;
