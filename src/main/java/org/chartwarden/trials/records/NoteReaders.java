package org.chartwarden.trials.records;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Tells that this program runs, and removes what is kept for programs that were not seen for a day,
 * as those are that this one replaced.
 */
@ApplicationScoped
class NoteReaders {

  private static final int AT_ONCE = 1000;

  private final KeptNotes notes;
  private final NoteFactStore store;
  private volatile boolean stopping;

  @Inject
  NoteReaders(KeptNotes notes, NoteFactStore store) {
    this.notes = notes;
    this.store = store;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    store.seen(notes.reader());
    int removed = AT_ONCE;
    while (removed == AT_ONCE && !stopping) {
      removed = store.forgetGone(AT_ONCE);
    }
  }
}
