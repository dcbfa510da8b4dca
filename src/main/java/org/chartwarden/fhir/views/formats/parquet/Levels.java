package org.chartwarden.fhir.views.formats.parquet;

import java.io.ByteArrayOutputStream;

/** Repetition or definition levels as runs (Parquet, RLE encoding). */
final class Levels {

  private final ByteArrayOutputStream runs = new ByteArrayOutputStream();
  private int level = -1;
  private int count;

  void add(int value) {
    if (value != level) {
      endRun();
      level = value;
    }
    count++;
  }

  private void endRun() {
    if (count == 0) {
      return;
    }
    int header = count << 1;
    while ((header & ~0x7F) != 0) {
      runs.write(header & 0x7F | 0x80);
      header >>>= 7;
    }
    runs.write(header);
    // One byte holds any level here.
    runs.write(level);
    count = 0;
  }

  /** Appends the length and the runs, and starts anew. */
  void flushTo(ByteArrayOutputStream page) {
    endRun();
    int size = runs.size();
    for (int shift = 0; shift < 32; shift += 8) {
      page.write(size >>> shift);
    }
    page.writeBytes(runs.toByteArray());
    runs.reset();
    level = -1;
  }
}
