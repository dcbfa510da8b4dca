package org.chartwarden.agent.checks;

import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ChangeWarning.Severity;
import org.chartwarden.evidence.Evidence;

/** Short ways to write the three kinds of warning. */
final class Warnings {

  private Warnings() {}

  static ChangeWarning info(String code, String message, Evidence... evidence) {
    return new ChangeWarning(code, Severity.INFO, message, List.of(evidence));
  }

  static ChangeWarning caution(String code, String message, Evidence... evidence) {
    return new ChangeWarning(code, Severity.CAUTION, message, List.of(evidence));
  }

  static ChangeWarning high(String code, String message, Evidence... evidence) {
    return new ChangeWarning(code, Severity.HIGH, message, List.of(evidence));
  }
}
