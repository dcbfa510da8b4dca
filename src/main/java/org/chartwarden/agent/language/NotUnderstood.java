package org.chartwarden.agent.language;

import org.chartwarden.agent.language.plan.Interpretation;

/** Ends the reading of a text that cannot be followed; caught by {@link ClinicalInterpreter}. */
final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Interpretation.Reason reason;

  NotUnderstood(Interpretation.Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static NotUnderstood unsupported(String message) {
    return new NotUnderstood(Interpretation.Reason.UNSUPPORTED, message);
  }

  Interpretation.Reason reason() {
    return reason;
  }
}
