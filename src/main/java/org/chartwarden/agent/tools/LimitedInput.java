package org.chartwarden.agent.tools;

/** An input record that says how many rows it wants. */
interface LimitedInput {

  /** Rows wanted, or null for the tool's own limit. */
  Integer limit();
}
