package org.chartwarden.smart;

import org.chartwarden.smart.scopes.ScopePermission;

/** What a caller wants to do with a resource, with the permission that a scope must have for it. */
public enum Interaction {
  READ(ScopePermission.READ),
  SEARCH(ScopePermission.SEARCH),
  /** The versions of one resource; those of a type or of all are a search. */
  HISTORY(ScopePermission.READ),
  CREATE(ScopePermission.CREATE),
  UPDATE(ScopePermission.UPDATE),
  DELETE(ScopePermission.DELETE);

  private final ScopePermission permission;

  Interaction(ScopePermission permission) {
    this.permission = permission;
  }

  /** The permission that it needs (SMART App Launch 2.2, section 3.0.2.2). */
  public ScopePermission permission() {
    return permission;
  }

  /** Whether the interaction changes what is stored. */
  public boolean writes() {
    return this == CREATE || this == UPDATE || this == DELETE;
  }
}
