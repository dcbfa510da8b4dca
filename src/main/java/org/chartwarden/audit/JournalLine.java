package org.chartwarden.audit;

import java.time.Instant;

/**
 * An entry on its way to the trail.
 *
 * @param text as it is in the journal, for COPY
 */
record JournalLine(AuditEntry entry, Instant at, byte[] text) {

  static JournalLine of(AuditEntry entry, Instant at) {
    return new JournalLine(entry, at, CopyLine.of(entry, at));
  }

  /** The entry as the table has it under an id. */
  AuditEntryRow row(long id) {
    return new AuditEntryRow(
        id,
        at,
        CopyLine.stored(entry.actor()),
        CopyLine.stored(entry.action()),
        CopyLine.stored(entry.outcome()),
        CopyLine.stored(entry.subject()),
        CopyLine.stored(entry.detail()),
        CopyLine.stored(entry.patient()),
        CopyLine.stored(entry.person()),
        CopyLine.stored(entry.task()));
  }
}
