package org.chartwarden.smart;

import java.util.List;
import org.chartwarden.smart.consents.DataRule;

/**
 * The outcome of an access decision with the rule that made it.
 *
 * @param allowed whether the interaction may go on
 * @param rule stable name of the deciding rule
 * @param reason one sentence for the caller, without clinical content
 * @param queries when not empty, the resource must also match one of these (search parameters of
 *     its type, URL-encoded): what granular scopes ask
 * @param withheld none of these may withhold the resource: what consents ask
 */
public record AccessDecision(
    boolean allowed, String rule, String reason, List<String> queries, List<DataRule> withheld) {

  public AccessDecision {
    queries = List.copyOf(queries);
    withheld = List.copyOf(withheld);
  }

  /** A decision that asks nothing more. */
  public AccessDecision(boolean allowed, String rule, String reason) {
    this(allowed, rule, reason, List.of(), List.of());
  }

  /** What is told of a resource that a consent withholds. */
  public static AccessDecision consent() {
    return new AccessDecision(false, "consent", "a consent of the patient withholds it");
  }
}
