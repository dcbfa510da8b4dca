package org.chartwarden.consistency.rules;

import java.util.Objects;

/**
 * What a rule says of a claim and a row.
 *
 * @param outcome whether they agree
 * @param field the field in which they differ; null unless they do
 * @param severity what the difference may do; null unless they differ
 * @param tolerance what was allowed, in words; empty when nothing was
 * @param reason one sentence that names both sides; empty when the rule is silent
 * @param advice what a person could do; empty unless they differ
 */
public record RuleAnswer(
    Outcome outcome,
    ClaimField field,
    Severity severity,
    String tolerance,
    String reason,
    String advice) {

  /** Whether claim and row agree in what the rule looks at. */
  public enum Outcome {
    SILENT,
    AGREES,
    DIFFERS,
    CANNOT_JUDGE
  }

  private static final RuleAnswer SILENT = new RuleAnswer(Outcome.SILENT, null, null, "", "", "");

  public RuleAnswer {
    Objects.requireNonNull(outcome, "outcome");
  }

  /** The rule has nothing to say. */
  public static RuleAnswer silent() {
    return SILENT;
  }

  public static RuleAnswer agrees(String tolerance, String reason) {
    return new RuleAnswer(Outcome.AGREES, null, null, tolerance, reason, "");
  }

  public static RuleAnswer differs(
      ClaimField field, Severity severity, String tolerance, String reason, String advice) {
    return new RuleAnswer(Outcome.DIFFERS, field, severity, tolerance, reason, advice);
  }

  public static RuleAnswer cannotJudge(String reason) {
    return new RuleAnswer(Outcome.CANNOT_JUDGE, null, null, "", reason, "");
  }

  public boolean differs() {
    return outcome == Outcome.DIFFERS;
  }

  public boolean agrees() {
    return outcome == Outcome.AGREES;
  }
}
