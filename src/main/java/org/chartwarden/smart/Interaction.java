package org.chartwarden.smart;

/** What a caller wants to do with a resource. */
public enum Interaction {
  READ,
  SEARCH,
  HISTORY,
  CREATE,
  UPDATE,
  DELETE;

  /** Whether the interaction changes what is stored. */
  public boolean writes() {
    return this == CREATE || this == UPDATE || this == DELETE;
  }
}
