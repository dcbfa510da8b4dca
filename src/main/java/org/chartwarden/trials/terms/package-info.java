/**
 * Names of conditions, drugs, procedures, measures and scales as criteria and charts write them,
 * how they lie within each other, and the codes that stand for them. The data is in {@code
 * vocabulary/trial-*.psv}; ids are those of the clinical vocabulary of notes where it has the
 * concept. Pure.
 *
 * <p>Readings: ICD-10-CM categories stand for everything below them. A name in capitals of up to
 * five letters is an abbreviation, whose letters must stand so in the text.
 */
package org.chartwarden.trials.terms;
