/**
 * Takes what identifies people out of what goes to a model, and puts it back into what comes.
 * {@link org.chartwarden.deidentification.ModelDeidentification} implements the port of {@code
 * llm}; everything below it is pure: text in, text out.
 *
 * <p>{@code detectors} finds identifiers in free text, one class for each kind; members of JSON
 * records are known by their names. {@link org.chartwarden.deidentification.Surrogates} replaces
 * each by a made-up one of the same shape: the same identifier always by the same one within a
 * conversation, words of names one by one (so that "Mr. Lindqvist" stays the Erik Lindqvist of the
 * record), days by the day a fixed number of whole weeks earlier, so that intervals and days of the
 * week stay.
 *
 * <p>Kinds are those of the Safe Harbor list (45 CFR 164.514(b)(2)). Readings: a year alone is
 * kept, as the list allows; names of hospitals count as geographic; ages over 89 become 90, and a
 * birth date that tells such an age becomes one of 90 years; all patients of a run are moved by the
 * same weeks, since a run has one "now". Recall comes first: a word taken for a name by mistake
 * comes back unharmed in the answer, one that is missed leaves the house. Codes (LOINC, NDC, SNOMED
 * CT) identify nobody and are kept.
 */
package org.chartwarden.deidentification;
