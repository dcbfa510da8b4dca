package org.chartwarden.agent.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.agent.approval.RecordedChange;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.tasks.TaskStatus;
import org.chartwarden.agent.trace.TraceStep;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task as the API shows it. */
@Schema(name = "AgentTask")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
    @Schema(description = "Id of the task and of its FHIR resource Task/[id].") String id,
    @Schema(
            enumeration = {
              "queued",
              "running",
              "awaiting-approval",
              "completed",
              "declined",
              "failed",
              "cancelled"
            })
        String status,
    @Schema(description = "Why the task was declined; only when it was.") ProblemView declined,
    @Schema(description = "Why the task failed; only when it did.") ProblemView failure,
    @Schema(
            type = SchemaType.ARRAY,
            description = "JSON values, in the order of the questions.",
            examples = "[2.1]")
        ArrayNode answer,
    @Schema(description = "The answer for a person: values, times, rules.") String explanation,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = EvidenceView.class,
            description = "Versions of the record that the answer rests on.")
        ArrayNode evidence,
    List<ChangeView> changes,
    @Schema(description = "What the run did, in order; not in lists.") List<StepView> steps,
    UsageView usage,
    String instruction,
    String context,
    String mode,
    String now,
    String patient,
    String model,
    @Schema(description = "Version of the rule set or model.") String modelVersion,
    TaskRequestView.LimitsView limits,
    @Schema(description = "Runs so far; above 1 after a crash.") int attempt,
    String created,
    String updated) {

  /** A stable code and a sentence. */
  @Schema(name = "AgentTaskProblem")
  record ProblemView(
      @Schema(
              description =
                  "unsupported, ambiguous, not-found, forbidden or unsafe for a declined task.")
          String code,
      String message) {}

  /** A fact of the record. */
  @Schema(name = "AgentEvidence")
  record EvidenceView(
      @Schema(examples = "Observation/1/_history/1") String reference,
      @Schema(description = "FHIRPath of the element, if one matters.") String path,
      String text) {}

  /** A proposed change and its decision. */
  @Schema(name = "AgentChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangeView(
      String id,
      @Schema(enumeration = {"proposed", "approved", "applied", "rejected", "failed"})
          String status,
      RequestView request,
      @Schema(type = SchemaType.OBJECT, description = "A valid FHIR R4 resource.")
          ObjectNode resource,
      String reason,
      @Schema(
              type = SchemaType.ARRAY,
              implementation = WarningView.class,
              description = "Outcome of the checks.")
          ArrayNode warnings,
      @Schema(description = "Who or which policy decided.") String decidedBy,
      String decisionReason,
      @Schema(
              type = SchemaType.OBJECT,
              description = "Reference, version and Provenance, or the failure.")
          ObjectNode outcome) {

    static ChangeView of(RecordedChange change) {
      return new ChangeView(
          change.id(),
          change.status().wire(),
          new RequestView(change.method(), change.url()),
          change.resource(),
          change.reason(),
          change.warnings(),
          change.decidedBy(),
          change.decisionReason(),
          change.outcome());
    }
  }

  /** The FHIR request that applies a change. */
  @Schema(name = "AgentChangeRequest")
  record RequestView(
      @Schema(examples = "POST") String method, @Schema(examples = "ServiceRequest") String url) {}

  /** A warning about a change. */
  @Schema(name = "AgentWarning")
  record WarningView(
      String code,
      @Schema(enumeration = {"info", "caution", "high"}) String severity,
      String message,
      List<EvidenceView> evidence) {}

  /** A step of the run. */
  @Schema(name = "AgentStep")
  record StepView(int n, String kind, String name, JsonNode input, JsonNode output, long ms) {

    static StepView of(TraceStep step) {
      return new StepView(
          step.n(), step.kind(), step.name(), step.input(), step.output(), step.ms());
    }
  }

  /** What the run used. */
  @Schema(name = "AgentUsage")
  record UsageView(int steps, long inputTokens, long outputTokens, long ms) {}

  static TaskView of(AgentTask task, List<RecordedChange> changes, List<TraceStep> steps) {
    var order = task.order();
    ProblemView problem =
        task.problem() == null
            ? null
            : new ProblemView(task.problem().code(), task.problem().message());
    return new TaskView(
        task.id(),
        task.status().wire(),
        task.status() == TaskStatus.DECLINED ? problem : null,
        task.status() == TaskStatus.FAILED ? problem : null,
        task.answer() == null ? Json.array() : task.answer(),
        task.explanation(),
        task.evidence(),
        changes.stream().map(ChangeView::of).toList(),
        steps == null ? null : steps.stream().map(StepView::of).toList(),
        new UsageView(
            task.usage().steps(),
            task.usage().inputTokens(),
            task.usage().outputTokens(),
            task.usage().ms()),
        order.instruction(),
        order.context().isEmpty() ? null : order.context(),
        order.mode().wire(),
        order.now() == null ? null : order.now().toString(),
        order.patient(),
        order.model(),
        task.plannerVersion(),
        new TaskRequestView.LimitsView(
            order.limits().steps(), order.limits().tokens(), order.limits().seconds()),
        task.attempt(),
        task.createdAt().toString(),
        task.updatedAt().toString());
  }

  /** The same without what the run was told, what it found, and why it ended. */
  TaskView withoutContent() {
    return new TaskView(
        id,
        status,
        null,
        null,
        null,
        null,
        null,
        changes,
        null,
        usage,
        null,
        null,
        mode,
        now,
        patient,
        model,
        modelVersion,
        limits,
        attempt,
        created,
        updated);
  }
}
