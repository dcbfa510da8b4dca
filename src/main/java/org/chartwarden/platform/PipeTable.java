package org.chartwarden.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the pipe-separated tables that the program carries. */
public final class PipeTable {

  private PipeTable() {}

  /**
   * The rows of a table, each with its cells stripped; blank lines and lines that begin with # are
   * left out.
   *
   * @param path absolute path on the class path
   * @throws IllegalStateException when the file is absent or a row has another number of cells
   */
  public static List<String[]> rows(String path, int columns) {
    List<String[]> rows = new ArrayList<>();
    InputStream stream = PipeTable.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException(path + " is not on the class path");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\\|", -1);
          if (cells.length != columns) {
            throw new IllegalStateException(path + " wants " + columns + " columns: " + line);
          }
          rows.add(Arrays.stream(cells).map(String::strip).toArray(String[]::new));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
