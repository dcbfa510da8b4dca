package org.chartwarden.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/**
 * The audit trail; it can only grow. An entry is stored with the transaction it tells about and is
 * chained to the entries before it a moment later, by {@link AuditSealer}. (No proxy stands before
 * it, for every read passes here.)
 */
@Singleton
public class AuditLog {

  private static final Logger LOG = Logger.getLogger(AuditLog.class);

  private final AuditEntryRows rows;
  private final AuditJournal journal;
  private final Clock clock;

  /** Milliseconds of a turn of measuring, 0 for none. */
  private final long turn;

  @Inject
  AuditLog(AuditEntryRows rows, AuditJournal journal, AuditConfig config, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.turn = config.measuring().map(Duration::toMillis).orElse(0L);
    this.clock = clock;
  }

  /** Where not all reads are recorded, at least that is. */
  void start(@Observes StartupEvent event) {
    if (turn > 0) {
      LOG.warn("half of all reads are not recorded (chartwarden.audit.measuring)");
      appendApart(
          new AuditEntry(
              "system/start", "audit-of-reads-measured", AuditEntry.SUCCESS, "", Json.object()));
    }
  }

  /** Whether reads are recorded now: always, but where that is measured. */
  public boolean recordsReads() {
    return turn == 0 || clock.millis() / turn % 2 == 0;
  }

  /** Appends an entry in the caller's transaction, or in one of its own when there is none. */
  @Transactional
  public void append(AuditEntry entry) {
    appendAll(List.of(entry));
  }

  /** Appends several entries at once, under the same rule. */
  @Transactional
  public void appendAll(List<AuditEntry> entries) {
    rows.insert(completed(entries), now());
  }

  /**
   * Appends an entry that must stay even when the caller's transaction is rolled back: a refusal,
   * which ends in an exception, is the usual case.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void appendApart(AuditEntry entry) {
    appendAllApart(List.of(entry));
  }

  /** Appends several entries at once, under the same rule. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void appendAllApart(List<AuditEntry> entries) {
    rows.insert(completed(entries), now());
  }

  /**
   * Records what was shown, outside of any transaction. The entries outlive this process when this
   * returns; in the database they are a moment later.
   *
   * @throws AuditProblem when they cannot be kept: nothing may be shown then
   */
  public void shown(List<AuditEntry> entries) {
    if (recordsReads()) {
      journal.add(entries, clock.instant());
    }
  }

  /** Waits until what was recorded before is in the database. */
  public void settle() {
    journal.flush();
  }

  /** Entries that are made while a request is traced tell its origin. */
  private static List<AuditEntry> completed(List<AuditEntry> entries) {
    return AuditTrace.current()
        .map(trace -> entries.stream().map(trace::complete).toList())
        .orElse(entries);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
