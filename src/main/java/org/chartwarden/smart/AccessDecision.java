package org.chartwarden.smart;

/**
 * The outcome of an access decision with the rule that made it.
 *
 * @param allowed whether the interaction may go on
 * @param rule stable name of the deciding rule
 * @param reason one sentence for the caller, without clinical content
 */
public record AccessDecision(boolean allowed, String rule, String reason) {}
