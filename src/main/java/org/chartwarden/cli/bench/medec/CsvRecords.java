package org.chartwarden.cli.bench.medec;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values with quoted cells that may hold line breaks (RFC 4180). */
final class CsvRecords {

  private CsvRecords() {}

  /** All records, the header among them; blank lines are left out. */
  static List<List<String>> read(String text) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        record.add(taken(cell));
      } else if (c == '\n') {
        record.add(taken(cell));
        end(records, record);
        record = new ArrayList<>();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    record.add(taken(cell));
    end(records, record);
    return records;
  }

  private static String taken(StringBuilder cell) {
    String text = cell.toString();
    cell.setLength(0);
    return text;
  }

  private static void end(List<List<String>> records, List<String> record) {
    if (record.size() > 1 || !record.get(0).isBlank()) {
      records.add(record);
    }
  }
}
