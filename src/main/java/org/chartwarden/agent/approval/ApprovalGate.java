package org.chartwarden.agent.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.Interaction;

/**
 * The only way from a proposed change to the record. Deciding locks the change, so that however
 * many decisions arrive at once, one is taken and a change is applied at most once: status,
 * resource, Provenance and audit entry commit together or not at all.
 */
@ApplicationScoped
public class ApprovalGate {

  private final ChangeRows rows;
  private final FhirGateway gateway;
  private final DecisionRights rights;
  private final AuditLog audit;
  private final IdGenerator ids;
  private final Clock clock;

  ApprovalGate(
      ChangeRows rows,
      FhirGateway gateway,
      DecisionRights rights,
      AuditLog audit,
      IdGenerator ids,
      Clock clock) {
    this.rights = rights;
    this.rows = rows;
    this.gateway = gateway;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Stores a proposal of a run. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void propose(String taskId, ProposedChange change) {
    ChangeRow row = new ChangeRow();
    row.id = ids.newId();
    row.taskId = taskId;
    row.place = rows.nextPlace(taskId);
    row.status = ChangeStatus.PROPOSED.wire();
    row.method = change.method();
    row.url = change.url();
    row.resource = Json.write(change.resource());
    row.basedOnVersion = change.basedOnVersion();
    row.reason = change.reason();
    row.warnings = Json.write(EvidenceJson.ofWarnings(change.warnings()));
    row.evidence = Json.write(EvidenceJson.of(change.evidence()));
    rows.persist(row);
    audit("agent/task-" + taskId, "change-proposed", "success", row, Json.object());
  }

  /** The changes of a task, in the order they were proposed. */
  @Transactional
  public List<RecordedChange> changesOf(String taskId) {
    return rows.of(taskId).stream().map(ChangeRow::toChange).toList();
  }

  /** The changes of several tasks, by task; a task without any is left out. */
  @Transactional
  public Map<String, List<RecordedChange>> changesOfAll(Collection<String> taskIds) {
    return rows.ofAll(taskIds).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.taskId, Collectors.mapping(ChangeRow::toChange, Collectors.toList())));
  }

  /**
   * Applies a change. Applying what is applied already does nothing. Whether it may be made is
   * decided now, whatever was allowed when it was proposed.
   *
   * @throws ApprovalProblem when there is no such change, it was decided otherwise, or a person
   *     approves it who may not, or for whom nobody may any more; it waits as before then
   * @throws FhirProblem when the record refuses it, or a policy approves what may not be made; the
   *     transaction is lost then, and {@link #recordFailure} notes it in another one
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void apply(ChangeRun run, String changeId, Approver approver, String note) {
    ChangeRow row = lock(run, changeId);
    if (row.is(ChangeStatus.APPLIED)) {
      return;
    }
    requireUndecided(row);
    rights.require(run, row.asked(), approver);
    Instant now = now();
    row.decide(ChangeStatus.APPROVED, approver.name(), now, note);
    WriteOutcome written = rights.within(row.asked(), approver, () -> write(run, row, approver));
    boolean created = written.kind() == WriteOutcome.Kind.CREATED;
    ObjectNode provenance =
        ChangeProvenance.of(
            written.resource(), created, run, approver, Json.parseOwn(row.evidence), now);
    WriteOutcome proof =
        gateway.create(
            AccessContext.system("approval"), "Provenance", provenance, WriteOptions.NONE);
    ObjectNode outcome = Json.object();
    outcome.put("reference", written.resource().key().reference());
    outcome.put("version", Long.toString(written.resource().version()));
    outcome.put("provenance", proof.resource().key().reference());
    row.outcome = Json.write(outcome);
    row.status = ChangeStatus.APPLIED.wire();
    audit(approver.name(), "change-applied", "success", row, outcome.deepCopy());
  }

  /** Notes that the record refused a change that was decided for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordFailure(
      ChangeRun run, String changeId, Approver approver, FhirProblem problem) {
    ChangeRow row = lock(run, changeId);
    requireUndecided(row);
    row.decide(ChangeStatus.FAILED, approver.name(), now(), null);
    ObjectNode outcome = Json.object();
    outcome.put("code", problem.code());
    outcome.put("message", problem.getMessage());
    row.outcome = Json.write(outcome);
    audit(
        approver.name(), "change-failed", "failed", row, Json.object().put("code", problem.code()));
  }

  /**
   * Decides against a change. Rejecting what is rejected already does nothing. Whoever has a token
   * and did not give the task must be able to make the change.
   *
   * @throws ApprovalProblem when there is no such change, it was decided otherwise, or the caller
   *     may not decide; it waits as before then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reject(ChangeRun run, String changeId, Approver approver, String reason) {
    ChangeRow row = lock(run, changeId);
    if (row.is(ChangeStatus.REJECTED)) {
      return;
    }
    requireUndecided(row);
    if (approver.grant().filter(grant -> !run.ownedBy(grant)).isPresent()) {
      rights.within(row.asked(), approver, () -> requireWritable(run, row, approver));
    }
    row.decide(ChangeStatus.REJECTED, approver.name(), now(), reason);
    audit(approver.name(), "change-rejected", "success", row, Json.object());
  }

  /** Decides against everything undecided, because the run that proposed it came to nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdraw(String taskId, String reason) {
    for (ChangeRow row : rows.undecided(taskId)) {
      row.decide(ChangeStatus.REJECTED, "agent/task-" + taskId, now(), reason);
      audit(row.decidedBy, "change-withdrawn", "success", row, Json.object());
    }
  }

  /** Removes what a dead attempt proposed and nobody decided: the next attempt proposes anew. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void discard(String taskId) {
    for (ChangeRow row : rows.undecided(taskId)) {
      audit("system/recovery", "change-discarded", "success", row, Json.object());
      rows.delete(row);
    }
  }

  /**
   * Writes to nobody but the patients of the run, as whoever approved may write; without a token of
   * theirs, and in mode auto, as whoever gave the task.
   */
  private WriteOutcome write(ChangeRun run, ChangeRow row, Approver approver) {
    AccessContext access = access(run, approver);
    ObjectNode resource = (ObjectNode) Json.parseOwn(row.resource);
    if ("POST".equals(row.method)) {
      return gateway.create(access, row.url, resource, WriteOptions.NONE);
    }
    int slash = row.url.indexOf('/');
    if (!"PUT".equals(row.method) || slash < 0) {
      throw FhirProblem.invalid(
          "change-request", "a change is POST of a type or PUT of a resource, not " + row.method);
    }
    ResourceKey key = new ResourceKey(row.url.substring(0, slash), row.url.substring(slash + 1));
    return gateway.update(
        access,
        key,
        resource,
        row.basedOnVersion == null ? WriteOptions.NONE : WriteOptions.ifMatch(row.basedOnVersion));
  }

  private static AccessContext access(ChangeRun run, Approver approver) {
    return new AccessContext(
        "client/agent-task-" + run.taskId(),
        Optional.of(run.patients()),
        false,
        approver.grant().or(run::grant));
  }

  /** Asks of a decision what {@link #write} would ask of its content, without writing. */
  private AccessDecision requireWritable(ChangeRun run, ChangeRow row, Approver approver) {
    Interaction interaction = "POST".equals(row.method) ? Interaction.CREATE : Interaction.UPDATE;
    ObjectNode resource = (ObjectNode) Json.parseOwn(row.resource);
    String type = resource.path("resourceType").asText();
    AccessDecision decision = gateway.judge(access(run, approver), interaction, type, resource);
    if (!decision.allowed()) {
      throw FhirProblem.forbidden(decision.rule(), decision.reason());
    }
    return decision;
  }

  private ChangeRow lock(ChangeRun run, String changeId) {
    return rows.lock(run.taskId(), changeId)
        .orElseThrow(() -> ApprovalProblem.notFound(run.taskId(), changeId));
  }

  private static void requireUndecided(ChangeRow row) {
    if (!row.is(ChangeStatus.PROPOSED)) {
      throw ApprovalProblem.conflict(
          "change-decided",
          "change " + row.id + " is " + row.status + " by " + row.decidedBy + " already");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void audit(
      String actor, String action, String outcome, ChangeRow row, ObjectNode detail) {
    audit.append(row.asked().entry(actor, action, outcome, detail));
  }
}
