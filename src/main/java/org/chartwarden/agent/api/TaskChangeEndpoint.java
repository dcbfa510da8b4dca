package org.chartwarden.agent.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.chartwarden.agent.approval.Approver;
import org.chartwarden.agent.tasks.TaskDecisions;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a person decides about a proposed change. */
@Path("/agent/tasks/{id}/changes/{change}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Tag(name = "Agent tasks")
class TaskChangeEndpoint {

  private static final int REASON = 2000;
  private static final int NAME = 200;

  private final TaskCallers callers;
  private final TaskDecisions decisions;
  private final TaskViews views;
  private final Caller caller;

  TaskChangeEndpoint(TaskCallers callers, TaskDecisions decisions, TaskViews views, Caller caller) {
    this.callers = callers;
    this.caller = caller;
    this.decisions = decisions;
    this.views = views;
  }

  /** Body of an approval, as OpenAPI describes it. */
  @Schema(name = "AgentApproval")
  record ApprovalDocument(
      @Schema(description = "Who approves, as it shall stand in Provenance.", examples = "dr-lee")
          String by,
      @Schema(description = "A note on the decision.") String reason) {}

  /** Body of a rejection, as OpenAPI describes it. */
  @Schema(name = "AgentRejection")
  record RejectionDocument(
      @Schema(required = true, examples = "already replaced orally") String reason,
      @Schema(description = "Who rejects.", examples = "dr-lee") String by) {}

  @POST
  @Path("approve")
  @Operation(
      operationId = "approveAgentChange",
      summary = "Approves a proposed change and applies it",
      description =
          "The resource, its Provenance and an audit entry are stored in one transaction. Repeating"
              + " it changes nothing. The change ends as failed when the record refuses it.")
  @RequestBody(
      required = false,
      content = @Content(schema = @Schema(implementation = ApprovalDocument.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "The caller may not decide or not write this, or the approval of the token that it was"
              + " proposed with was revoked (approval-revoked). The change waits as before.")
  @APIResponse(responseCode = "404", description = "There is no such task or change.")
  @APIResponse(responseCode = "409", description = "It was decided otherwise, or the task runs.")
  public String approve(
      @PathParam("id") String id, @PathParam("change") String change, String body) {
    String task = callers.require(caller.context(), id).id();
    RequestMembers members =
        RequestMembers.of(body == null || body.isBlank() ? "{}" : body, List.of("by", "reason"));
    return views.whole(
        caller.context(),
        decisions.approve(task, change, person(members), members.text("reason", REASON)));
  }

  @POST
  @Path("reject")
  @Operation(
      operationId = "rejectAgentChange",
      summary = "Rejects a proposed change",
      description = "A reason is required. Repeating it changes nothing.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RejectionDocument.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(responseCode = "400", description = "The reason is missing.")
  @APIResponse(
      responseCode = "403",
      description = "The task is of another caller, and this one may not write the change.")
  @APIResponse(responseCode = "404", description = "There is no such task or change.")
  @APIResponse(responseCode = "409", description = "It was decided otherwise, or the task runs.")
  public String reject(
      @PathParam("id") String id, @PathParam("change") String change, String body) {
    String task = callers.require(caller.context(), id).id();
    RequestMembers members =
        RequestMembers.of(body == null || body.isBlank() ? "{}" : body, List.of("reason", "by"));
    String reason = members.requiredText("reason", REASON);
    return views.whole(caller.context(), decisions.reject(task, change, person(members), reason));
  }

  private Approver person(RequestMembers members) {
    return Approver.of(caller.context(), members.text("by", NAME));
  }
}
