package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chartwarden.platform.OutboxChannel;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The queue of accepted tasks: the relay of the outbox sends ids out, whoever gets one hands it to
 * the workers. A message is only a call to look at the task; losing or repeating one does no harm.
 */
@ApplicationScoped
public class TaskQueue implements OutboxChannel {

  /** Name in the outbox. */
  public static final String NAME = "agent-tasks";

  /** Channel that ids of accepted tasks leave by. */
  public static final String OUT = "agent-tasks-out";

  /** Channel that ids of accepted tasks come in by. */
  public static final String IN = "agent-tasks-in";

  private final Emitter<String> emitter;
  private final TaskWorkers workers;

  TaskQueue(@Channel(OUT) Emitter<String> emitter, TaskWorkers workers) {
    this.emitter = emitter;
    this.workers = workers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<Void> send(String taskId) {
    try {
      return emitter.send(taskId);
    } catch (IllegalStateException e) {
      // The channel is full or its broker is away; the message stays in the outbox.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Takes a message; it is acknowledged at once, because the task row carries all that counts. */
  @Incoming(IN)
  public CompletionStage<Void> receive(String taskId) {
    workers.submit(taskId);
    return CompletableFuture.completedFuture(null);
  }
}
