package org.chartwarden.agent.language.recognisers;

/**
 * How an answer is to look.
 *
 * @param unit unit asked for, or null
 * @param decimals decimals to round to, or null
 * @param down whether to round down
 */
public record AnswerFormat(String unit, Integer decimals, boolean down) {}
