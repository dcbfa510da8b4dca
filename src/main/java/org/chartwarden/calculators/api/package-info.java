/**
 * Calculators over HTTP: {@code /calculators} for forms and programs, {@code $calculate} for FHIR
 * clients. What there is to say of a calculator is derived from its {@link
 * org.chartwarden.calculators.formulas.CalculatorSpec}.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>What a caller gives and cannot be used fails the request with 400, every fault with its
 *       field at once. What is missing does not: the report says what, with the codes that were
 *       looked for, and has no result.
 *   <li>{@code propose} files the result as a change that waits for a person; it needs a patient.
 *       Nothing is written before somebody approves it.
 * </ul>
 */
package org.chartwarden.calculators.api;
