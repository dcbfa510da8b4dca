package org.chartwarden.audit;

import java.time.Instant;

/**
 * An entry as a line of PostgreSQL's text format for COPY, as it is kept in the journal, sent to
 * the database and chained. Two different entries never have the same line.
 */
final class CopyLine {

  /** The columns of a line. */
  static final String COLUMNS =
      "recorded_at, actor, action, outcome, subject, detail, patient, person, task";

  /** The second that was written last; most lines are of the same one. */
  private static volatile Second last = new Second(Long.MIN_VALUE, "");

  private record Second(long epoch, String text) {}

  private CopyLine() {}

  /** Adds the line of an entry, with its end. */
  static void add(AuditEntry entry, Instant at, LineBuffer line) {
    add(
        line,
        at,
        entry.actor(),
        entry.action(),
        entry.outcome(),
        entry.subject(),
        entry.detail(),
        entry.patient(),
        entry.person(),
        entry.task());
  }

  /** Adds the line of which a stored entry was made, or could have been. */
  static void add(AuditEntryRow entry, LineBuffer line) {
    add(
        line,
        entry.recordedAt(),
        entry.actor(),
        entry.action(),
        entry.outcome(),
        entry.subject(),
        entry.detail(),
        entry.patient(),
        entry.person(),
        entry.task());
  }

  /** The members in the order of {@link #COLUMNS}. */
  private static void add(LineBuffer line, Instant at, String... members) {
    moment(at, line);
    for (String member : members) {
      line.add('\t');
      line.value(member);
    }
    line.add('\n');
    line.endLine();
  }

  /** ISO 8601 to the microsecond. */
  private static void moment(Instant at, LineBuffer line) {
    Second second = last;
    if (second.epoch() != at.getEpochSecond()) {
      String text = Instant.ofEpochSecond(at.getEpochSecond()).toString();
      second = new Second(at.getEpochSecond(), text.substring(0, text.length() - 1));
      last = second;
    }
    line.ascii(second.text());
    line.add('.');
    int micros = at.getNano() / 1000;
    for (int digit = 100_000; digit > 0; digit /= 10) {
      line.add((char) ('0' + micros / digit % 10));
    }
    line.add('Z');
  }
}
