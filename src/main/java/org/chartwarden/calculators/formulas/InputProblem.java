package org.chartwarden.calculators.formulas;

/**
 * Why an input cannot be used.
 *
 * @param input its name
 * @param code stable code: {@code unknown-input}, {@code wrong-kind}, {@code unknown-unit}, {@code
 *     wrong-unit}, {@code implausible-value}, {@code unknown-choice}, {@code conflict}
 * @param message one sentence that names the input and what was given
 */
public record InputProblem(String input, String code, String message) {}
