package org.chartwarden.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An entry as a line of PostgreSQL's text format for COPY, as it is kept in the journal and sent to
 * the database.
 */
final class CopyLine {

  /** The columns of a line. */
  static final String COLUMNS =
      "recorded_at, actor, action, outcome, subject, detail, patient, person, task";

  /** The second that was written last; most lines are of the same one. */
  private static volatile Second last = new Second(Long.MIN_VALUE, "");

  private record Second(long epoch, String text) {}

  private CopyLine() {}

  /** ISO 8601 to the microsecond. */
  private static StringBuilder moment(StringBuilder line, Instant at) {
    Second second = last;
    if (second.epoch() != at.getEpochSecond()) {
      String text = Instant.ofEpochSecond(at.getEpochSecond()).toString();
      second = new Second(at.getEpochSecond(), text.substring(0, text.length() - 1));
      last = second;
    }
    line.append(second.text()).append('.');
    int micros = at.getNano() / 1000;
    for (int digit = 100_000; digit > 0; digit /= 10) {
      line.append((char) ('0' + micros / digit % 10));
    }
    return line.append('Z');
  }

  /** The line, with its end. */
  static byte[] of(AuditEntry entry, Instant at) {
    StringBuilder line = new StringBuilder(320);
    moment(line, at).append('\t');
    field(line, entry.actor()).append('\t');
    field(line, entry.action()).append('\t');
    field(line, entry.outcome()).append('\t');
    field(line, entry.subject()).append('\t');
    field(line, entry.detail()).append('\t');
    field(line, entry.patient()).append('\t');
    field(line, entry.person()).append('\t');
    field(line, entry.task()).append('\n');
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static StringBuilder field(StringBuilder line, String text) {
    if (text == null) {
      return line.append("\\N");
    }
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c < ' ') {
        line.append(text, plain, i).append(escaped(c));
        plain = i + 1;
      }
    }
    return line.append(text, plain, text.length());
  }

  /** The text as the database has it then. */
  static String stored(String text) {
    return text == null ? null : text.replace('\0', ' ');
  }

  /** A character that no text of the database can hold becomes a blank. */
  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\0' -> " ";
      default -> String.valueOf(c);
    };
  }
}
