package org.chartwarden.agent.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.tasks.TaskSignals;
import org.chartwarden.agent.tasks.TaskStore;
import org.chartwarden.agent.trace.TraceStep;
import org.chartwarden.audit.AuditProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Caller;
import org.chartwarden.smart.api.RequestRecords;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * The steps of a task as server-sent events, read from the store, so that any server can serve
 * them.
 */
@Path("/agent/tasks/{id}/events")
@Tag(name = "Agent tasks")
class TaskEventsEndpoint {

  private static final Logger LOG = Logger.getLogger(TaskEventsEndpoint.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final long QUIET_NANOS = Duration.ofSeconds(15).toNanos();

  private final TaskStore store;
  private final TaskCallers callers;
  private final TaskSignals signals;
  private final TaskViews views;
  private final Caller caller;
  private final RequestRecords records;

  TaskEventsEndpoint(
      TaskStore store,
      TaskCallers callers,
      TaskSignals signals,
      TaskViews views,
      Caller caller,
      RequestRecords records) {
    this.caller = caller;
    this.records = records;
    this.store = store;
    this.callers = callers;
    this.signals = signals;
    this.views = views;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      operationId = "followAgentTask",
      summary = "Follows a task",
      description =
          "One event named step for each step, its id the number of the step; then one event named"
              + " task with the task as it ended or awaits approval, and the stream ends. With"
              + " Last-Event-ID only later steps are sent. It works for tasks that have ended.")
  @APIResponse(responseCode = "200", description = "The stream of events.")
  @APIResponse(responseCode = "404", description = "There is no such task.")
  public Multi<OutboundSseEvent> follow(
      @PathParam("id") String id,
      @Parameter(description = "Number of the last step that was received.")
          @HeaderParam("Last-Event-ID")
          String last,
      @Parameter(hidden = true) @Context Sse sse,
      @Parameter(hidden = true) @Context HttpServerRequest http,
      @Parameter(hidden = true) @Context UriInfo uri) {
    int seen = lastSeen(last);
    AccessContext who = caller.context();
    AgentTask task = callers.require(who, id);
    RequestRecords.OpenStream record = opened(http, uri, task);
    // One virtual thread for each reader: it mostly sleeps and costs next to nothing.
    return Multi.createFrom()
        .emitter(
            events ->
                Thread.ofVirtual()
                    .name("task-events")
                    .start(() -> run(who, task.id(), seen, record, events, sse)));
  }

  private RequestRecords.OpenStream opened(HttpServerRequest http, UriInfo uri, AgentTask task) {
    try {
      return records.opened(http, uri.getPath(), TaskViews.patients(task));
    } catch (AuditProblem e) {
      throw AgentProblem.of(
          503,
          "audit-unavailable",
          "the audit trail takes no entries now, and nothing is shown without one; try again later");
    }
  }

  private void run(
      AccessContext who,
      String id,
      int after,
      RequestRecords.OpenStream record,
      MultiEmitter<? super OutboundSseEvent> events,
      Sse sse) {
    try {
      stream(who, id, after, record, events, sse);
      events.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The reader comes back with the number of its last step and loses nothing.
      LOG.warnf("the events of task %s broke off: %s", id, WithheldFailure.brief(e));
      events.fail(e);
    }
  }

  private void stream(
      AccessContext who,
      String id,
      int after,
      RequestRecords.OpenStream record,
      MultiEmitter<? super OutboundSseEvent> events,
      Sse sse)
      throws InterruptedException {
    int seen = after;
    long heard = System.nanoTime();
    while (!events.isCancelled()) {
      CompletableFuture<Void> signal = signals.next(id);
      // The status is read before the steps: whoever sees the end of a run sees all its steps.
      AgentTask task = store.find(id).orElseThrow(() -> AgentProblem.noTask(id));
      // A run may come to know its patients only on its way.
      record.shows(TaskViews.patients(task));
      for (TraceStep step : views.steps(who, task, seen)) {
        events.emit(step(sse, step));
        seen = step.n();
        heard = System.nanoTime();
      }
      if (task.status().settled()) {
        events.emit(end(sse, who, task));
        return;
      }
      if (System.nanoTime() - heard > QUIET_NANOS) {
        events.emit(sse.newEventBuilder().comment("still running").build());
        heard = System.nanoTime();
      }
      signals.await(signal, LOOK_AGAIN);
    }
  }

  private static OutboundSseEvent step(Sse sse, TraceStep step) {
    return sse.newEventBuilder()
        .id(Integer.toString(step.n()))
        .name("step")
        .data(Json.writeValue(TaskView.StepView.of(step)))
        .build();
  }

  /** Without an id, so that a client that comes back still names the last step it has. */
  private OutboundSseEvent end(Sse sse, AccessContext who, AgentTask task) {
    return sse.newEventBuilder().name("task").data(Json.writeValue(views.brief(who, task))).build();
  }

  private static int lastSeen(String last) {
    if (last == null || last.isBlank()) {
      return 0;
    }
    if (!last.strip().matches("\\d{1,9}")) {
      throw AgentProblem.invalid(
          "invalid-event-id", "Last-Event-ID", "Last-Event-ID must be the number of a step");
    }
    return Integer.parseInt(last.strip());
  }
}
