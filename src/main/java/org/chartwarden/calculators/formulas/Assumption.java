package org.chartwarden.calculators.formulas;

/**
 * A value that nobody documented and the score takes by its own rule.
 *
 * @param input name of the input
 * @param value what was taken
 * @param reason why, in one sentence
 */
public record Assumption(String input, String value, String reason) {}
