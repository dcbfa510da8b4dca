package org.chartwarden.trials.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chartwarden.platform.OutboxChannel;

/** Takes word of changes from the outbox; many about one patient become one matching. */
@ApplicationScoped
class RematchQueue implements OutboxChannel {

  /** Name in the outbox. */
  static final String NAME = "trial-rematches";

  /** Writes come in swarms; matches are made when this much time has passed. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final String STUDY = "study";

  private final WatchStore store;
  private final Clock clock;

  @Inject
  RematchQueue(WatchStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  static String ofPatient(String patient, String cause) {
    return "patient " + patient + " " + cause;
  }

  static String ofStudy(String study, String cause) {
    return STUDY + " " + study + " " + cause;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Notes it in the transaction that removes the message. */
  @Override
  public CompletionStage<Void> send(String payload) {
    String[] parts = payload.split(" ", 3);
    Instant at = clock.instant().plus(PAUSE);
    if (parts[0].equals(STUDY)) {
      store.dueOfStudy(parts[1], parts[2], at);
    } else {
      store.due(parts[1], parts[2], at);
    }
    return CompletableFuture.completedFuture(null);
  }
}
