package org.chartwarden.notes.measurements;

/**
 * A value tied to what it measures.
 *
 * @param measured what
 * @param value the number; a pair has been split before
 * @param fit its unit and whether it can be believed
 * @param naming what ties them
 * @param first index of the first token of name and value
 * @param end index after the last token of name and value
 * @param laterOfTrend whether an earlier value of the same sentence went before it
 */
record Link(
    Measured measured,
    NumericValue value,
    Measured.Fit fit,
    Naming naming,
    int first,
    int end,
    boolean laterOfTrend) {}
