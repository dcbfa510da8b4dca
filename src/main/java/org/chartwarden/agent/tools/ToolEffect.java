package org.chartwarden.agent.tools;

/** What a tool can do to the record: nothing, or put a change before a person. */
public enum ToolEffect {
  READ,
  PROPOSE
}
