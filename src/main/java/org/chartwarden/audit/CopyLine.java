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
    moment(at, line);
    value(entry.actor(), line);
    value(entry.action(), line);
    value(entry.outcome(), line);
    value(entry.subject(), line);
    value(entry.detail(), line);
    value(entry.patient(), line);
    value(entry.person(), line);
    value(entry.task(), line);
    end(line);
  }

  /** Adds the line of which a stored entry was made, or could have been. */
  static void add(AuditEntryRow entry, LineBuffer line) {
    moment(entry.recordedAt(), line);
    value(entry.actor(), line);
    value(entry.action(), line);
    value(entry.outcome(), line);
    value(entry.subject(), line);
    value(entry.detail(), line);
    value(entry.patient(), line);
    value(entry.person(), line);
    value(entry.task(), line);
    end(line);
  }

  private static void value(String text, LineBuffer line) {
    line.add('\t');
    line.value(text);
  }

  private static void end(LineBuffer line) {
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
