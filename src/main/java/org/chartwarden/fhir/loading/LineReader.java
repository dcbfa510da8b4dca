package org.chartwarden.fhir.loading;

import java.io.IOException;
import java.io.Reader;

/** Reads lines and never keeps more of one than a limit, whatever a file holds. */
final class LineReader {

  private static final int BUFFER = 64 * 1024;

  private final Reader in;
  private final int most;
  private final char[] buffer = new char[BUFFER];
  private int place;
  private int filled;
  private boolean cut;

  /**
   * Prepares reading.
   *
   * @param most characters of a line that are kept
   */
  LineReader(Reader in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The next line without its end; null after the last. */
  String next() throws IOException {
    cut = false;
    StringBuilder line = null;
    while (fill()) {
      line = line == null ? new StringBuilder() : line;
      int begin = place;
      while (place < filled && buffer[place] != '\n') {
        place++;
      }
      int room = Math.max(0, most - line.length());
      cut |= place - begin > room;
      line.append(buffer, begin, Math.min(room, place - begin));
      if (place < filled) {
        place++;
        break;
      }
    }
    if (line != null && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line == null ? null : line.toString();
  }

  /** Whether the line that was read last was longer than the limit. */
  boolean cut() {
    return cut;
  }

  private boolean fill() throws IOException {
    if (place == filled) {
      filled = Math.max(0, in.read(buffer));
      place = 0;
    }
    return filled > 0;
  }
}
