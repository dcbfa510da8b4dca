package org.chartwarden.agent.approval;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;

/**
 * Who decides about a change: a person, or the policy of mode auto.
 *
 * @param name for instance {@code client/dr-lee}, or {@link #AUTO_POLICY}
 * @param policy whether it is a policy instead of a person
 * @param grant what the token of whoever decides allows; what is applied can never go beyond it
 */
public record Approver(String name, boolean policy, Optional<Grant> grant) {

  /** URI of the rule that applies changes without a warning above info. */
  public static final String AUTO_POLICY = "urn:chartwarden:policy:auto";

  private static final String RUN = "agent/";

  public Approver {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(grant, "grant");
  }

  /** A person without a token. */
  public static Approver person(String name) {
    return new Approver(name, false, Optional.empty());
  }

  /**
   * Whoever sent a decision. With a token it must be a person's: a client that acts for nobody
   * cannot approve, and neither can a run of the agent.
   *
   * @param by name that the request gives; it counts only without a token
   * @throws ApprovalProblem when nobody stands behind the request
   */
  public static Approver of(AccessContext who, String by) {
    if (who.actor().startsWith(RUN)) {
      throw ApprovalProblem.forbidden(
          "approver-is-agent", "a run of the agent cannot decide about changes");
    }
    if (who.grant().isEmpty()) {
      return person("client/" + (by == null || by.isBlank() ? "agent-api" : by.strip()));
    }
    Grant grant = who.grant().get();
    String user =
        grant
            .user()
            .orElseThrow(
                () ->
                    ApprovalProblem.forbidden(
                        "approver-needs-user",
                        "only a person can decide about changes, and this token is of a client"
                            + " without a user"));
    return new Approver(user + " with client/" + grant.client(), false, Optional.of(grant));
  }

  /** The policy of mode auto. */
  public static Approver auto() {
    return policy(AUTO_POLICY);
  }

  /** A rule of the server that decides in place of a person. */
  public static Approver policy(String name) {
    return new Approver(name, true, Optional.empty());
  }
}
