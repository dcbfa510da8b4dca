package org.chartwarden.agent.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.tokens.Approvals;

/**
 * Whether a change may be made at the moment of the decision. The grant under which it was proposed
 * must stand, so must that of whoever approves (a single token that was ended, as a sign-out does,
 * takes nothing back from people; a policy goes on with the run, so it ends with its token), and
 * the record must be open to the latter now: for the scopes of this token, this patient, and what
 * consents say today.
 *
 * <p>A refusal changes nothing but the audit trail: somebody else may still approve the change, or
 * reject it.
 */
@ApplicationScoped
class DecisionRights {

  /** Code of a change whose approval on the side of the authorization server is gone. */
  static final String REVOKED = "approval-revoked";

  private static final int FORBIDDEN = 403;

  private final Approvals approvals;
  private final AuditLog audit;

  DecisionRights(Approvals approvals, AuditLog audit) {
    this.approvals = approvals;
    this.audit = audit;
  }

  /**
   * Lets a decision go on whose grants stand.
   *
   * @throws ApprovalProblem 403 {@link #REVOKED} to a person
   * @throws FhirProblem the same to a policy
   */
  void require(ChangeRun run, AskedChange change, Approver approver) {
    Predicate<Grant> stands = approver.policy() ? approvals::stands : approvals::approved;
    String whose =
        run.grant().filter(stands.negate()).isPresent()
            ? "that change " + change.id() + " was proposed with"
            : approver.grant().filter(stands.negate()).isPresent() ? "of whoever approves" : "";
    if (!whose.isEmpty()) {
      FhirProblem problem =
          FhirProblem.forbidden(
              REVOKED,
              "the approval of the token " + whose + " was revoked; it allows nothing any more");
      throw refused(change, approver, problem);
    }
  }

  /** Makes a change; that the record is not open to a person for it is told as a refusal. */
  <T> T within(AskedChange change, Approver approver, Supplier<T> write) {
    try {
      return write.get();
    } catch (FhirProblem problem) {
      throw problem.status() == FORBIDDEN ? refused(change, approver, problem) : problem;
    }
  }

  /** The entry stays although the transaction of the decision is undone. */
  private RuntimeException refused(AskedChange change, Approver approver, FhirProblem problem) {
    audit.appendApart(
        change.entry(
            approver.name(),
            "change-refused",
            AuditEntry.REFUSED,
            Json.object().put("code", problem.code())));
    return approver.policy()
        ? problem
        : ApprovalProblem.forbidden(problem.code(), problem.getMessage());
  }
}
