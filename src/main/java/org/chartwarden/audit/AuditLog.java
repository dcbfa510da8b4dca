package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;

/** The audit trail; it can only grow. */
@ApplicationScoped
public class AuditLog {

  /** Appends an entry in the caller's transaction, or in one of its own when there is none. */
  public void append(AuditEntry entry) {
    throw new UnsupportedOperationException();
  }
}
