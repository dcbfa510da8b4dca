package org.chartwarden.agent.approval;

import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.Evidence;

/**
 * What a person should know before a change is applied.
 *
 * @param code stable kebab-case code of the check
 * @param severity above {@link Severity#INFO} the change waits for a person
 * @param message one sentence
 * @param evidence what in the record it rests on
 */
public record ChangeWarning(
    String code, Severity severity, String message, List<Evidence> evidence) {

  /** How much a warning weighs. */
  public enum Severity {
    INFO,
    CAUTION,
    HIGH;

    /** Whether automatic application must stop. */
    public boolean holds() {
      return this != INFO;
    }
  }

  public ChangeWarning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    evidence = List.copyOf(evidence);
  }
}
