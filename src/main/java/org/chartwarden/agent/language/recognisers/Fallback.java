package org.chartwarden.agent.language.recognisers;

/**
 * What to answer when there is nothing to answer.
 *
 * @param value a string or a number
 * @param patient whether it is for a patient who is not found, rather than for a missing value
 */
public record Fallback(Object value, boolean patient) {}
