package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Chains committed entries in order of insertion. An advisory lock keeps it single, so the writers
 * of entries need no lock at all. Entries of a transaction that commits late are chained late;
 * their time of recording stays what it was.
 */
@ApplicationScoped
public class AuditSealer {

  private static final int BATCH = 2000;

  private final AuditEntryRows rows;

  /** Held while a batch is sealed, so that the end of the process can wait for it. */
  private final ReentrantLock sealing = new ReentrantLock();

  private volatile boolean stopped;

  AuditSealer(AuditEntryRows rows) {
    this.rows = rows;
  }

  @Scheduled(
      every = "${chartwarden.audit.seal-every:2s}",
      delayed = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sealRegularly() {
    seal();
  }

  /** Lets the running batch end and seals no more; the next start goes on where this one ends. */
  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    sealing.lock();
    sealing.unlock();
  }

  /** Chains everything that is committed now; returns how many entries that were. */
  public int seal() {
    int total = 0;
    int sealed;
    do {
      sealed = sealNext();
      total += sealed;
    } while (sealed == BATCH);
    return total;
  }

  private int sealNext() {
    sealing.lock();
    try {
      return stopped ? 0 : QuarkusTransaction.requiringNew().call(this::sealBatch);
    } finally {
      sealing.unlock();
    }
  }

  private int sealBatch() {
    if (!rows.tryBecomeSealer()) {
      return 0;
    }
    List<AuditEntryRow> open = rows.unsealed(BATCH);
    if (open.isEmpty()) {
      return 0;
    }
    List<AuditEntryRow> last = rows.last();
    long position = last.isEmpty() ? 0 : last.get(0).position();
    String previous = last.isEmpty() ? AuditEntryRow.FIRST : last.get(0).hash();
    List<AuditEntryRow> sealed = new ArrayList<>(open.size());
    for (AuditEntryRow e : open) {
      position++;
      String hash = e.hashAt(position, previous);
      sealed.add(
          new AuditEntryRow(
              e.id(),
              e.recordedAt(),
              e.actor(),
              e.action(),
              e.outcome(),
              e.subject(),
              e.detail(),
              position,
              previous,
              hash));
      previous = hash;
    }
    rows.seal(sealed);
    return sealed.size();
  }
}
