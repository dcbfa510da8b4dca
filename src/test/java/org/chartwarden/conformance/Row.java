package org.chartwarden.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the suite.
 *
 * @param clause page and anchor of the specification
 * @param line line in its file, for people who look for it
 * @param method HTTP method
 * @param target address after the base, with {@code ${name}} for what earlier rows saved
 * @param headers header lines
 * @param body body, or empty
 * @param checks what the answer must be
 */
record Row(
    String clause,
    int line,
    String method,
    String target,
    List<String> headers,
    String body,
    List<String> checks) {

  private static final String EXPECTED = "=>";

  /**
   * Reads a file of rows. A line {@code == clause} heads the rows below it. A row is {@code METHOD
   * target => checks}; indented lines between request and {@code =>} are headers, then the body.
   */
  static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    String clause = "";
    List<String> open = new ArrayList<>();
    int start = 0;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (open.isEmpty() && (line.isBlank() || line.startsWith("#"))) {
        continue;
      }
      if (line.startsWith("== ")) {
        clause = line.substring(3).strip();
        continue;
      }
      if (open.isEmpty()) {
        start = number;
      }
      open.add(line);
      if (line.startsWith(EXPECTED) || line.contains(" " + EXPECTED + " ")) {
        rows.add(of(clause, start, open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      throw new IOException(file + ":" + start + " has no '=>'");
    }
    return rows;
  }

  private static Row of(String clause, int line, List<String> lines) {
    String last = lines.get(lines.size() - 1);
    int arrow = last.startsWith(EXPECTED) ? 0 : last.indexOf(" " + EXPECTED + " ") + 1;
    String request = lines.size() == 1 ? last.substring(0, arrow).strip() : lines.get(0).strip();
    int blank = request.indexOf(' ');
    List<String> headers = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (String more : lines.subList(1, lines.size())) {
      if (more.startsWith(EXPECTED)) {
        break;
      }
      String text = more.strip();
      boolean header = body.isEmpty() && text.matches("[A-Z][A-Za-z-]+: .*");
      if (header) {
        headers.add(text);
      } else {
        body.append(body.isEmpty() ? "" : "\n").append(text);
      }
    }
    return new Row(
        clause,
        line,
        request.substring(0, blank),
        request.substring(blank + 1).strip(),
        headers,
        body.toString(),
        List.of(last.substring(arrow + EXPECTED.length()).strip().split("; ")));
  }

  String title() {
    return clause + " (" + line + "): " + method + " " + target;
  }
}
