package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Chains committed entries in order of insertion and seals each batch of them with one row. An
 * advisory lock keeps it single, so the writers of entries need no lock at all. Entries of a
 * transaction that commits late are chained late; their time of recording stays what it was.
 */
@ApplicationScoped
public class AuditSealer {

  private static final Logger LOG = Logger.getLogger(AuditSealer.class);

  private static final int BATCH = 2000;

  /** Fewer entries than these are not worth a seal of their own. */
  private static final int MANY = 100;

  /** After so many entries the index learns what they hold. */
  private static final int PART = 10_000;

  private final AuditEntryRows rows;
  private final AuditSealRows seals;

  /** Held while a batch is sealed, so that the end of the process can wait for it. */
  private final ReentrantLock sealing = new ReentrantLock();

  private volatile boolean stopped;

  /** Greatest id up to which a turn found nothing left to seal, which stays true for ever. */
  private volatile long settled;

  /** Whether the index learned since the start what it may have missed before. */
  private volatile boolean learnedAll;

  /** How many entries were sealed since the index learned; who was there before may not have. */
  private final AtomicLong unsummarized = new AtomicLong(PART);

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
    summarize();
  }

  private void summarize() {
    if (unsummarized.get() < PART) {
      return;
    }
    long due = unsummarized.getAndSet(0);
    AuditEntryRows.Learned learned = AuditEntryRows.Learned.LATER;
    try {
      learned = rows.summarize(!learnedAll);
    } finally {
      if (learned == AuditEntryRows.Learned.LATER) {
        unsummarized.addAndGet(due);
      }
    }
    learnedAll |= learned == AuditEntryRows.Learned.DONE;
    if (learned == AuditEntryRows.Learned.NEVER) {
      LOG.warn(
          "the role of the database that the server uses does not own the table of the audit trail,"
              + " so the index of the trail is left to the vacuum; searches of the trail are slow"
              + " until then");
      unsummarized.set(Long.MIN_VALUE / 2);
    }
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
    AuditSealRows.End end = end();
    String horizon = rows.horizon();
    List<ChainedLine> entries =
        rows.unsealed(end.settled(), BATCH).stream().map(AuditEntryRow::chained).toList();
    if (entries.isEmpty()) {
      settled = Math.max(settled, seals.settled(horizon, end.settled()));
      return 0;
    }
    AuditSeal seal = AuditSeal.over(entries, end.link());
    long bound = entries.size() < BATCH ? Long.MAX_VALUE : entries.get(BATCH - 1).id();
    seals.insert(seal, entries, end, horizon, bound);
    unsummarized.addAndGet(entries.size());
    return entries.size();
  }

  /**
   * Seals entries that were just committed, by what their writer knows of them. They are left to
   * the regular turn when they are few, when another sealer is at work, or when one was there
   * before.
   *
   * @param stored in order of their ids
   */
  void sealStored(List<ChainedLine> stored) {
    if (stored.size() >= MANY && !stopped) {
      QuarkusTransaction.requiringNew().run(() -> sealAll(stored));
      summarize();
    }
  }

  private void sealAll(List<ChainedLine> stored) {
    if (!seals.tryBecomeSealer()) {
      return;
    }
    AuditSealRows.End end = end();
    if (end.upto() >= stored.get(0).id()) {
      return;
    }
    for (int from = 0; from < stored.size(); from += BATCH) {
      List<ChainedLine> batch = stored.subList(from, Math.min(stored.size(), from + BATCH));
      AuditSeal seal = AuditSeal.over(batch, end.link());
      // Nothing was looked for, so nothing more is settled than was before.
      seals.insert(seal, batch, end, "0", end.settled());
      unsummarized.addAndGet(batch.size());
      end = new AuditSealRows.End(seal.link(), batch.get(batch.size() - 1).id(), end.settled());
    }
  }

  /** The end of the chain, with what is known here to be settled since. */
  private AuditSealRows.End end() {
    AuditSealRows.End end = seals.end();
    return new AuditSealRows.End(end.link(), end.upto(), Math.max(end.settled(), settled));
  }
}
