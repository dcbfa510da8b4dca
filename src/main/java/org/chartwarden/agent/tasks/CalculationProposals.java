package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ApprovalGate;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.calculators.intake.ProposalDesk;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/**
 * Files the proposed result of a calculator as a task that awaits approval, so that it is seen,
 * approved, rejected and audited like every other proposed change.
 */
@ApplicationScoped
class CalculationProposals implements ProposalDesk {

  private static final String PLANNER = "calculators";
  private static final TaskLimits NONE = new TaskLimits(0, 0, 0);

  private final AgentTaskRows rows;
  private final TaskRecords records;
  private final ApprovalGate approvals;
  private final IdGenerator ids;

  CalculationProposals(
      AgentTaskRows rows, TaskRecords records, ApprovalGate approvals, IdGenerator ids) {
    this.rows = rows;
    this.records = records;
    this.approvals = approvals;
    this.ids = ids;
  }

  @Override
  @Transactional
  public Filed file(Proposal proposal) {
    Instant now = records.now();
    TaskOrder order =
        new TaskOrder(
            "Chart the result of a calculator: " + proposal.reason(),
            "",
            TaskMode.REVIEW,
            null,
            "Patient/" + proposal.patient(),
            PLANNER,
            NONE);
    AgentTaskRow row = AgentTaskRow.of(ids.newId(), order, proposal.actor(), now);
    row.patients = Set.of(proposal.patient());
    row.plannerVersion = "1";
    row.answer = Json.write(Json.array());
    row.explanation = proposal.reason();
    row.evidence = Json.write(evidence(proposal.evidence()));
    row.become(TaskStatus.AWAITING_APPROVAL, now);
    rows.persist(row);
    rows.flush();
    approvals.propose(
        row.id,
        new ProposedChange(
            "POST",
            proposal.resource().path("resourceType").asText(),
            proposal.resource(),
            null,
            proposal.reason(),
            List.of(),
            proposal.evidence()));
    records.publish(row, proposal.actor());
    return new Filed(row.id, approvals.changesOf(row.id).get(0).id());
  }

  private static ArrayNode evidence(List<Evidence> facts) {
    ArrayNode array = Json.array();
    facts.forEach(
        fact ->
            array.addObject().put("reference", fact.source().reference()).put("text", fact.text()));
    return array;
  }
}
