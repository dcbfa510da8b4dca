package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.ApprovalProblem;
import org.chartwarden.agent.approval.Approver;
import org.chartwarden.agent.approval.ChangeStatus;
import org.chartwarden.agent.approval.EvidenceJson;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.approval.RecordedChange;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.GrantJson;
import org.chartwarden.smart.Interaction;
import org.chartwarden.smart.tokens.Approvals;

/**
 * Files what other parts of the server propose as a task that awaits approval, so that it is seen,
 * approved, rejected and audited like every other proposed change.
 */
@ApplicationScoped
class FiledProposals implements ProposalDesk {

  private static final String LAPSED =
      "The grant under which this was proposed was revoked meanwhile.";

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final ApprovalGate approvals;
  private final IdGenerator ids;
  private final TaskDecisions decisions;
  private final Approvals grants;
  private final FhirGateway gateway;

  FiledProposals(
      AgentTaskRows rows,
      TaskRecords records,
      ApprovalGate approvals,
      IdGenerator ids,
      TaskDecisions decisions,
      Approvals grants,
      FhirGateway gateway) {
    this.gateway = gateway;
    this.grants = grants;
    this.decisions = decisions;
    this.rows = rows;
    this.records = records;
    this.approvals = approvals;
    this.ids = ids;
  }

  @Override
  @Transactional
  public Filed file(Proposal proposal) {
    proposal.drafts().forEach(draft -> requireGranted(proposal.who(), draft));
    Instant now = records.now();
    String reasons = String.join(" ", proposal.drafts().stream().map(Draft::reason).toList());
    List<Evidence> evidence =
        proposal.drafts().stream().flatMap(draft -> draft.evidence().stream()).toList();
    TaskOrder order =
        new TaskOrder(
            proposal.title(),
            "",
            TaskMode.REVIEW,
            null,
            "Patient/" + proposal.patient(),
            proposal.source(),
            TaskLimits.NONE,
            proposal.who().grant());
    AgentTaskRow row = AgentTaskRow.of(ids.newId(), order, proposal.who().actor(), now);
    row.patients = Set.of(proposal.patient());
    row.plannerVersion = "1";
    row.answer = Json.write(Json.array());
    row.explanation = reasons;
    row.evidence = Json.write(EvidenceJson.of(evidence));
    row.become(TaskStatus.AWAITING_APPROVAL, now);
    rows.persist(row);
    rows.flush();
    for (Draft draft : proposal.drafts()) {
      approvals.propose(
          row.id,
          new ProposedChange(
              "POST",
              draft.resource().path("resourceType").asText(),
              draft.resource(),
              null,
              draft.reason(),
              List.of(),
              draft.evidence()));
    }
    records.publish(row, proposal.who().actor());
    return new Filed(row.id, approvals.changesOf(row.id).stream().map(RecordedChange::id).toList());
  }

  /** Nobody gets by somebody's approval what the own token does not grant. */
  private void requireGranted(AccessContext who, Draft draft) {
    AccessDecision decision =
        gateway.judge(
            who,
            Interaction.CREATE,
            draft.resource().path("resourceType").asText(),
            draft.resource());
    if (!decision.allowed()) {
      throw FhirProblem.forbidden(
          decision.rule(), "the caller may not propose this: " + decision.reason());
    }
  }

  @Override
  public boolean withdraw(String task, String change, String actor, String reason) {
    // Rejecting what a person rejected would change nothing, and would look like a withdrawal.
    boolean waits =
        approvals.changesOf(task).stream()
            .anyMatch(one -> one.id().equals(change) && one.status() == ChangeStatus.PROPOSED);
    if (!waits) {
      return false;
    }
    try {
      decisions.reject(task, change, Approver.policy(actor), reason);
      return true;
    } catch (ApprovalProblem decided) {
      // A person was quicker, or the task is not kept any more: there is nothing to take back.
      return false;
    }
  }

  @Override
  @Transactional
  public boolean lapsed(String task, String change, String actor) {
    boolean revoked =
        rows.findByIdOptional(task)
            .flatMap(row -> GrantJson.read(row.granted))
            .filter(grant -> !grants.approved(grant))
            .isPresent();
    return revoked && (withdraw(task, change, actor, LAPSED) || takenBack(task, change));
  }

  /** Whether it was taken back as lapsed before, by a call that came no further. */
  private boolean takenBack(String task, String change) {
    return approvals.changesOf(task).stream()
        .filter(one -> one.id().equals(change) && one.status() == ChangeStatus.REJECTED)
        .anyMatch(one -> LAPSED.equals(one.decisionReason()));
  }
}
