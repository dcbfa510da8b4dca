/**
 * Fills the inputs of a calculator from what was given, from the chart and from a note, and reports
 * the result with the way to it. {@link org.chartwarden.calculators.formulas.CalculatorSpec} says
 * what is looked for; nothing here knows a calculator by its id. The chart is read through {@link
 * org.chartwarden.fhir.gateway.FhirGateway}; a note through {@link
 * org.chartwarden.calculators.intake.NoteInputs}. Nothing here writes.
 *
 * <p>Where the sources leave a choice:
 *
 * <ul>
 *   <li>What is given wins over the chart, the chart over the note; where they differ, all are
 *       shown.
 *   <li>Observations count in status final, amended and corrected; a preliminary one counts and is
 *       marked. The time of a value is {@code effective} (of a period its end), else {@code
 *       issued}. A value without any time does not count.
 *   <li>A value that cannot be converted or is not plausible does not count; the next one does, and
 *       the report says so.
 *   <li>{@code <0.5} is computed at its limit. The report says what the result would be at the
 *       other end of the plausible range, or that it would be the same.
 *   <li>A condition counts by its onset, else by when it was recorded. Refuted means documented
 *       absent; provisional, differential and unconfirmed mean not documented. Resolved ones count
 *       where the input looks back without limit, as history does in scores.
 *   <li>Worst in 24 hours is the combination of charted values that makes the score worst, found
 *       input by input from the latest values until nothing makes it worse.
 * </ul>
 */
package org.chartwarden.calculators.intake;
