package org.chartwarden.agent.language.recognisers;

/**
 * A dosing rule that cannot be followed.
 *
 * @param text what is wrong with it
 */
public record Contradiction(String text) {}
