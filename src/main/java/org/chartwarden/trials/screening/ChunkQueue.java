package org.chartwarden.trials.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chartwarden.platform.OutboxChannel;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Calls for the parts of runs: the relay of the outbox sends them out, over the partitions of a
 * broker where there is one, and each reaches one process. A message is only a call to look at a
 * part; losing or repeating one does no harm.
 */
@ApplicationScoped
public class ChunkQueue implements OutboxChannel {

  /** Name in the outbox. */
  static final String NAME = "trial-screening";

  /** Channel that calls leave by. */
  public static final String OUT = "trial-screening-out";

  /** Channel that calls come in by. */
  public static final String IN = "trial-screening-in";

  private final Emitter<String> emitter;
  private final ScreeningWorkers workers;

  @Inject
  ChunkQueue(@Channel(OUT) Emitter<String> emitter, ScreeningWorkers workers) {
    this.emitter = emitter;
    this.workers = workers;
  }

  /** The message that calls for a part. */
  static String call(String job, int number) {
    return job + " " + number;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<Void> send(String payload) {
    try {
      return emitter.send(payload);
    } catch (IllegalStateException e) {
      // The channel is full or its broker is away; the message stays in the outbox.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Takes a message; it is acknowledged at once, because the row of the part says what counts. */
  @Incoming(IN)
  public CompletionStage<Void> receive(String payload) {
    int blank = payload.indexOf(' ');
    workers.submit(payload.substring(0, blank), Integer.parseInt(payload.substring(blank + 1)));
    return CompletableFuture.completedFuture(null);
  }
}
