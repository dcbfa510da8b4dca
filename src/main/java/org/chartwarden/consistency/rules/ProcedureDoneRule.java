package org.chartwarden.consistency.rules;

import java.util.Set;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.findings.Assertion;

/** A procedure that the note has as done and the chart as not done, or the other way round. */
final class ProcedureDoneRule implements ConsistencyRule {

  private static final Set<String> NOT_DONE =
      Set.of("not-done", "cancelled", "revoked", "aborted", "stopped");
  private static final Set<String> DONE = Set.of("completed", "final", "amended", "corrected");

  @Override
  public String id() {
    return "procedure-done";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().kind() != ClaimKind.PROCEDURE || given.row().kind() != ClaimKind.PROCEDURE) {
      return RuleAnswer.silent();
    }
    boolean denied = given.claim().assertion() == Assertion.NEGATED;
    boolean missed = NOT_DONE.contains(given.row().status());
    if (!denied && missed || denied && DONE.contains(given.row().status())) {
      return RuleAnswer.differs(
          ClaimField.STATUS,
          Severity.MODERATE,
          "",
          (denied ? "the note says that it was not done" : "the note says that it was done")
              + ", the chart has it as "
              + given.row().status(),
          "Find out whether it was done and correct the note or the chart.");
    }
    return missed ? RuleAnswer.agrees("", "it was not done") : RuleAnswer.silent();
  }
}
