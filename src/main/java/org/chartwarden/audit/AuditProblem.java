package org.chartwarden.audit;

/** The audit trail takes no entries, so nothing may be shown. */
public final class AuditProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditProblem(String message, Throwable cause) {
    super(message, cause);
  }

  AuditProblem(String message) {
    super(message);
  }
}
