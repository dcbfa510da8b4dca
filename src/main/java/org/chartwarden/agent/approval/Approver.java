package org.chartwarden.agent.approval;

import java.util.Objects;

/**
 * Who decides about a change: a person, or the policy of mode auto.
 *
 * @param name for instance {@code client/dr-lee}, or {@link #AUTO_POLICY}
 * @param policy whether it is a policy instead of a person
 */
public record Approver(String name, boolean policy) {

  /** URI of the rule that applies changes without a warning above info. */
  public static final String AUTO_POLICY = "urn:chartwarden:policy:auto";

  public Approver {
    Objects.requireNonNull(name, "name");
  }

  public static Approver person(String name) {
    return new Approver(name, false);
  }

  /** The policy of mode auto. */
  public static Approver auto() {
    return new Approver(AUTO_POLICY, true);
  }
}
