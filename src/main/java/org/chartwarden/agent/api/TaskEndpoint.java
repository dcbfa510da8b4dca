package org.chartwarden.agent.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.approval.Approver;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.tasks.TaskDecisions;
import org.chartwarden.agent.tasks.TaskStatus;
import org.chartwarden.agent.tasks.TaskStore;
import org.chartwarden.agent.tasks.TaskWaiting;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tasks of the agent: post one, look at it, list them, cancel one. */
@Path("/agent/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agent tasks", description = "Clinical work in plain words.")
class TaskEndpoint {

  private static final int DEFAULT_COUNT = 20;
  private static final int MOST_COUNT = 200;

  private final TaskOrderReader reader;
  private final TaskStore store;
  private final TaskCallers callers;
  private final TaskWaiting waiting;
  private final TaskDecisions decisions;
  private final TaskViews views;
  private final Caller caller;

  TaskEndpoint(
      TaskOrderReader reader,
      TaskStore store,
      TaskCallers callers,
      TaskWaiting waiting,
      TaskDecisions decisions,
      TaskViews views,
      Caller caller) {
    this.caller = caller;
    this.reader = reader;
    this.store = store;
    this.callers = callers;
    this.waiting = waiting;
    this.decisions = decisions;
    this.views = views;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "createAgentTask",
      summary = "Posts a task",
      description =
          "The task is queued and answered with 202. With Prefer: wait=N (at most 300) the answer"
              + " is 200 with the finished task, if it is finished within N seconds.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TaskRequestView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the task.",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Finished, or waiting for approval, within the time of Prefer: wait.",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(
      responseCode = "400",
      description = "The body is wrong; the problem names the member.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDocument.class)))
  public Response create(
      String body,
      @Parameter(description = "wait=N: seconds to wait for the end of the task.")
          @HeaderParam("Prefer")
          List<String> prefer,
      @Parameter(hidden = true) @Context UriInfo uri)
      throws InterruptedException {
    Duration wait = PreferWait.of(prefer);
    AgentTask task =
        store.accept(
            reader.read(body).by(caller.context().grant()), TaskCallers.actor(caller.context()));
    Response.ResponseBuilder response = Response.status(202);
    if (!wait.isZero()) {
      task = waiting.untilSettled(task.id(), wait);
      response
          .status(task.status().settled() ? 200 : 202)
          .header("Preference-Applied", "wait=" + wait.toSeconds());
    }
    return response
        .location(uri.getBaseUriBuilder().path("agent/tasks").path(task.id()).build())
        .entity(views.whole(caller.context(), task))
        .build();
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "readAgentTask",
      summary = "Reads a task with its steps and changes",
      description =
          "Of a task of another caller, which is there to decide about: only the changes that this"
              + " caller may read.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(responseCode = "404", description = "There is no such task.")
  public String read(@PathParam("id") String id) {
    return views.whole(caller.context(), callers.require(caller.context(), id));
  }

  @GET
  @Operation(
      operationId = "listAgentTasks",
      summary = "Lists tasks, newest first",
      description = "Follow next for further pages; new tasks do not move them.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TaskPageView.class)))
  public String list(
      @QueryParam("status") String status,
      @Parameter(description = "Patient/id or id of a patient the task is bound to.")
          @QueryParam("patient")
          String patient,
      @Parameter(description = "Tasks per page, 1 to 200.") @QueryParam("_count") String count,
      @Parameter(description = "Id of the last task of the page before.") @QueryParam("_after")
          String after,
      @Parameter(hidden = true) @Context UriInfo uri) {
    int size = count(count);
    AgentTask.Page page =
        callers.seen(
            caller.context(),
            Optional.ofNullable(after),
            from -> store.list(status(status), patient(patient), from, size));
    return Json.writeValue(
        new TaskPageView(
            page.total(), views.brief(caller.context(), page.tasks()), next(page, uri)));
  }

  @POST
  @Path("{id}/cancel")
  @Operation(
      operationId = "cancelAgentTask",
      summary = "Cancels a task",
      description =
          "At once when it is queued or awaits approval, between two steps when it runs. Repeating"
              + " it changes nothing.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TaskView.class)))
  @APIResponse(
      responseCode = "403",
      description = "The task is there to decide about, and of another caller (task-not-own).")
  @APIResponse(responseCode = "404", description = "There is no such task.")
  @APIResponse(responseCode = "409", description = "The task has ended otherwise.")
  public String cancel(@PathParam("id") String id) {
    AccessContext who = caller.context();
    AgentTask task = callers.requireOwn(who, id);
    return views.whole(who, decisions.cancel(task.id(), Approver.person(TaskCallers.actor(who))));
  }

  private static String next(AgentTask.Page page, UriInfo uri) {
    if (!page.more()) {
      return null;
    }
    UriBuilder next = uri.getRequestUriBuilder();
    next.replaceQueryParam("_after", page.tasks().get(page.tasks().size() - 1).id());
    return next.build().toString();
  }

  private static Optional<TaskStatus> status(String text) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        TaskStatus.ofWire(text)
            .orElseThrow(
                () ->
                    AgentProblem.invalid(
                        "unknown-status", "status", "there is no status \"" + text + "\"")));
  }

  private static Optional<String> patient(String text) {
    return Optional.ofNullable(text)
        .map(t -> t.startsWith("Patient/") ? t.substring("Patient/".length()) : t);
  }

  private static int count(String text) {
    if (text == null) {
      return DEFAULT_COUNT;
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1) {
      throw AgentProblem.invalid(
          "invalid-count",
          "_count",
          "\"_count\" must be a number from 1 to " + MOST_COUNT + ", not \"" + text + "\"");
    }
    return Math.min(MOST_COUNT, Integer.parseInt(text));
  }
}
