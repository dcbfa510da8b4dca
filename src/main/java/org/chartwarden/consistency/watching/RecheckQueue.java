package org.chartwarden.consistency.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chartwarden.platform.OutboxChannel;

/** Takes word of changes from the outbox; many about one note become one report. */
@ApplicationScoped
class RecheckQueue implements OutboxChannel {

  /** Name in the outbox. */
  static final String NAME = "consistency-rechecks";

  /** Writes come in swarms; a report is made when this much time has passed. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ReportStore store;
  private final Clock clock;

  @Inject
  RecheckQueue(ReportStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Notes it in the transaction that removes the message. */
  @Override
  public CompletionStage<Void> send(String payload) {
    String[] parts = payload.split(" ", 2);
    store.due(parts[0], parts.length > 1 ? parts[1] : parts[0], clock.instant().plus(PAUSE));
    return CompletableFuture.completedFuture(null);
  }
}
