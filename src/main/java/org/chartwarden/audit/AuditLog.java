package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The audit trail; it can only grow. An entry is stored with the transaction it tells about and is
 * chained to the entries before it a moment later, by {@link AuditSealer}.
 */
@ApplicationScoped
public class AuditLog {

  private final AuditEntryRows rows;
  private final Clock clock;

  AuditLog(AuditEntryRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Appends an entry in the caller's transaction, or in one of its own when there is none. */
  @Transactional
  public void append(AuditEntry entry) {
    appendAll(List.of(entry));
  }

  /** Appends several entries at once, under the same rule. */
  @Transactional
  public void appendAll(List<AuditEntry> entries) {
    rows.insert(entries, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * Appends an entry that must stay even when the caller's transaction is rolled back: a refusal,
   * which ends in an exception, is the usual case.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void appendApart(AuditEntry entry) {
    rows.insert(List.of(entry), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
