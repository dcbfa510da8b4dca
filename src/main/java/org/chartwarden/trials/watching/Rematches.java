package org.chartwarden.trials.watching;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes watched matches again that are due, the patients one by one in a transaction each. */
@ApplicationScoped
class Rematches {

  private static final Logger LOG = Logger.getLogger(Rematches.class);
  private static final int AT_ONCE = 50;
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final WatchStore store;
  private final Rematching matching;
  private final boolean enabled;
  private final Clock clock;

  @Inject
  Rematches(
      WatchStore store,
      Rematching matching,
      @ConfigProperty(name = "chartwarden.tasks.enabled", defaultValue = "true") boolean enabled,
      Clock clock) {
    this.store = store;
    this.matching = matching;
    this.enabled = enabled;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    for (int made = 0; enabled && made < AT_ONCE; made++) {
      if (!next()) {
        return;
      }
    }
  }

  /** Matches one patient again; whether one was due. */
  private boolean next() {
    WatchStore.Due[] taken = new WatchStore.Due[1];
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                Optional<WatchStore.Due> due = store.takeDue(clock.instant());
                taken[0] = due.orElse(null);
                due.ifPresent(matching::make);
                return due.isPresent();
              });
    } catch (RuntimeException e) {
      if (taken[0] == null) {
        throw e;
      }
      // One patient who cannot be matched must not keep the others waiting.
      LOG.warnf("Patient/%s could not be matched again: %s", taken[0].patient(), e.getMessage());
      QuarkusTransaction.requiringNew().run(() -> later(taken[0]));
      return true;
    }
  }

  private void later(WatchStore.Due due) {
    if (due.attempts() + 1 >= ATTEMPTS) {
      store.giveUp(due);
    } else {
      store.postpone(due, clock.instant().plus(PAUSE.multipliedBy(due.attempts() + 1L)));
    }
  }
}
