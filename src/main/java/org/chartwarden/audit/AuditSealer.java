package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains committed entries in order of insertion. An advisory lock keeps it single, so the writers
 * of entries need no lock at all. Entries of a transaction that commits late are chained late;
 * their time of recording stays what it was.
 */
@ApplicationScoped
public class AuditSealer {

  private static final int BATCH = 2000;

  private final AuditEntryRows rows;

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

  /** Chains everything that is committed now; returns how many entries that were. */
  public int seal() {
    int total = 0;
    int sealed;
    do {
      sealed = QuarkusTransaction.requiringNew().call(this::sealBatch);
      total += sealed;
    } while (sealed == BATCH);
    return total;
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
