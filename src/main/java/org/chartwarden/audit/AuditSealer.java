package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Chains committed entries in order of insertion and seals each batch of them with one row. An
 * advisory lock keeps it single, so the writers of entries need no lock at all. Entries of a
 * transaction that commits late are chained late; their time of recording stays what it was.
 */
@ApplicationScoped
public class AuditSealer {

  private static final int BATCH = 2000;

  private final AuditEntryRows rows;
  private final AuditSealRows seals;

  /** Held while a batch is sealed, so that the end of the process can wait for it. */
  private final ReentrantLock sealing = new ReentrantLock();

  private volatile boolean stopped;

  AuditSealer(AuditEntryRows rows, AuditSealRows seals) {
    this.rows = rows;
    this.seals = seals;
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
    if (!seals.tryBecomeSealer()) {
      return 0;
    }
    AuditSealRows.End end = seals.end();
    AuditEntryRows.Open open = rows.unsealed(end.settled(), BATCH);
    List<AuditEntryRow> entries = open.entries();
    if (entries.isEmpty()) {
      return 0;
    }
    AuditSeal seal = AuditSeal.over(entries, end.link());
    long bound = entries.size() < BATCH ? Long.MAX_VALUE : entries.get(BATCH - 1).id();
    seals.insert(seal, entries, end, open.horizon(), bound);
    return entries.size();
  }
}
