package org.chartwarden.fhir.terminology.releases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.terminology.releases.ReleaseFiles.Entry;

/** Reads the rows of a table in a text file, in the three ways in which publishers write them. */
final class TableLines {

  private static final int REPORT_EVERY = 1 << 16;

  private final ReleaseReport report;
  private final ReleaseProgress progress;

  TableLines(ReleaseReport report, ReleaseProgress progress) {
    this.report = report;
    this.progress = progress;
  }

  /** Takes the cells of one row. */
  @FunctionalInterface
  interface RowReader {

    /**
     * Takes a row.
     *
     * @throws BadRow when it cannot be used
     */
    void read(Row row) throws BadRow;
  }

  /** A row cannot be used, because. */
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String message) {
      super(message);
    }
  }

  /** One row; cells are found by the names of the header or by number. */
  record Row(Map<String, Integer> columns, List<String> cells) {

    /** The cell of a column, empty where the row is short or the table lacks the column. */
    String get(String column) {
      Integer place = columns.get(column);
      return place == null ? "" : get(place);
    }

    String get(int place) {
      return place < cells.size() ? cells.get(place).strip() : "";
    }

    /** A cell that must not be empty. */
    String require(String column) throws BadRow {
      String value = get(column);
      if (value.isEmpty()) {
        throw new BadRow(column + " is empty");
      }
      return value;
    }
  }

  ReleaseProgress progress() {
    return progress;
  }

  /** Takes a line that has no cells. */
  @FunctionalInterface
  interface LineReader {

    /**
     * Takes a line.
     *
     * @throws BadRow when it cannot be used
     */
    void read(String line) throws BadRow;
  }

  /** Lines of fixed columns; blank ones are left out. */
  void plain(Entry file, LineReader reader) {
    try (BufferedReader lines = open(file)) {
      Counter counter = new Counter(file);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        counter.line(line);
        if (!line.isBlank()) {
          try {
            reader.read(line);
          } catch (BadRow e) {
            report.bad(file.name(), counter.number, e.getMessage());
          }
        }
      }
      counter.end();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A table with a header whose cells are parted by tabs and never quoted (RF2). */
  void tabbed(Entry file, List<String> required, RowReader reader) {
    read(file, required, line -> Arrays.asList(line.split("\t", -1)), false, reader);
  }

  /** A table with a header in CSV, with quotes and line breaks inside them (RFC 4180). */
  void csv(Entry file, List<String> required, RowReader reader) {
    read(file, required, TableLines::csvCells, true, reader);
  }

  /** A table without header whose cells end with a bar (RRF). */
  void barred(Entry file, List<String> columns, RowReader reader) {
    Map<String, Integer> places = places(columns);
    try (BufferedReader lines = open(file)) {
      Counter counter = new Counter(file);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        counter.line(line);
        List<String> cells = Arrays.asList(line.split("\\|", -1));
        if (cells.size() < columns.size()) {
          report.bad(file.name(), counter.number, wrongWidth(cells.size(), columns.size()));
        } else {
          row(file, counter.number, new Row(places, cells), reader);
        }
      }
      counter.end();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void read(
      Entry file,
      List<String> required,
      java.util.function.Function<String, List<String>> cutter,
      boolean quoted,
      RowReader reader) {
    try (BufferedReader lines = open(file)) {
      Counter counter = new Counter(file);
      String head = lines.readLine();
      if (head == null) {
        throw new ReleaseProblem(file.path() + " is empty; nothing was changed.");
      }
      counter.line(head);
      List<String> header = cutter.apply(head.startsWith("\uFEFF") ? head.substring(1) : head);
      Map<String, Integer> columns = places(header);
      for (String name : required) {
        if (!columns.containsKey(name)) {
          throw new ReleaseProblem(
              file.path() + " has no column '" + name + "'; nothing was changed.");
        }
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        counter.line(line);
        long first = counter.number;
        StringBuilder whole = new StringBuilder(line);
        while (quoted && open(whole)) {
          String more = lines.readLine();
          if (more == null) {
            break;
          }
          counter.line(more);
          whole.append('\n').append(more);
        }
        if (whole.toString().isBlank()) {
          continue;
        }
        if (quoted && open(whole)) {
          report.bad(file.name(), first, "a quote is not closed");
          continue;
        }
        List<String> cells = cutter.apply(whole.toString());
        if (cells.size() < header.size()) {
          report.bad(file.name(), first, wrongWidth(cells.size(), header.size()));
        } else {
          row(file, first, new Row(columns, cells), reader);
        }
      }
      counter.end();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void row(Entry file, long line, Row row, RowReader reader) {
    try {
      reader.read(row);
    } catch (BadRow e) {
      report.bad(file.name(), line, e.getMessage());
    }
  }

  private static String wrongWidth(int found, int wanted) {
    return "it has " + found + " cells, not " + wanted;
  }

  private static ReleaseProblem unreadable(Entry file, IOException e) {
    return new ReleaseProblem(file.path() + " cannot be read: " + e.getMessage() + ".", e);
  }

  private static BufferedReader open(Entry file) {
    InputStream in = file.open();
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(names.get(i).strip(), i);
    }
    return places;
  }

  /** Whether a quote is still open at the end. */
  private static boolean open(CharSequence text) {
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      open ^= text.charAt(i) == '"';
    }
    return open;
  }

  private static List<String> csvCells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** Counts lines, reports bytes, and ends the load when it is told to. */
  private final class Counter {
    private long number;
    private long bytes;

    Counter(Entry file) {
      progress.begin(file.name(), file.size());
    }

    void line(String line) {
      number++;
      bytes += line.length() + 1L;
      if (bytes > REPORT_EVERY) {
        end();
        if (progress.stopping()) {
          throw new ReleaseProblem("Stopped; nothing was changed.");
        }
      }
    }

    void end() {
      progress.advance(bytes);
      bytes = 0;
    }
  }
}
