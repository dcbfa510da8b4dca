package org.chartwarden.fhir.jobs;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Reads parts one after the other, with one of them in memory. */
final class PartStream extends InputStream {

  private final IntFunction<byte[]> parts;
  private final int count;
  private int next = 1;
  private byte[] current = new byte[0];
  private int place;

  /**
   * Prepares reading.
   *
   * @param parts gives a part by its number, from 1
   * @param count number of parts
   */
  PartStream(IntFunction<byte[]> parts, int count) {
    this.parts = parts;
    this.count = count;
  }

  @Override
  public int read() {
    return advance() ? current[place++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int taken = Math.min(length, current.length - place);
    System.arraycopy(current, place, buffer, offset, taken);
    place += taken;
    return taken;
  }

  private boolean advance() {
    while (place == current.length) {
      if (next > count) {
        return false;
      }
      current = parts.apply(next++);
      place = 0;
    }
    return true;
  }
}
