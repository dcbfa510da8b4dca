package org.chartwarden.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines one behind the other, to be filled and emptied many times: entries of reads pass through
 * here without leaving anything behind for the collector of garbage.
 */
final class LineBuffer {

  private static final byte[] NOTHING = {'\\', 'N'};

  /** Eight bytes at once. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;

  private static final long HIGHEST = 0x8080808080808080L;

  private byte[] bytes;
  private int size;
  private int[] ends;
  private int count;

  LineBuffer(int size) {
    bytes = new byte[size];
    ends = new int[Math.max(16, size >> 8)];
  }

  /** The bytes of all lines; what stands behind {@link #size} is of no meaning. */
  byte[] bytes() {
    return bytes;
  }

  /** Bytes of all lines together. */
  int size() {
    return size;
  }

  /** How many lines there are. */
  int count() {
    return count;
  }

  /** Where a line begins. */
  int start(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  /** Bytes of a line. */
  int length(int line) {
    return ends[line] - start(line);
  }

  /** Whether it holds so many bytes at most, however few of them are used. */
  boolean within(int most) {
    return bytes.length <= most;
  }

  void clear() {
    size = 0;
    count = 0;
  }

  /** The line ends here. */
  void endLine() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = size;
  }

  /** Adds a line of another buffer, with its end. */
  void addLine(LineBuffer from, int line) {
    add(from.bytes, from.start(line), from.length(line));
    endLine();
  }

  void add(byte[] more, int from, int length) {
    room(length);
    System.arraycopy(more, from, bytes, size, length);
    size += length;
  }

  void add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  /** Adds a text of ASCII as it is. */
  void ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size + i] = (byte) text.charAt(i);
    }
    size += length;
  }

  /** Adds a value as the text format of COPY has it, in UTF-8; null is {@code \\N}. */
  void value(String text) {
    if (text == null) {
      add(NOTHING, 0, NOTHING.length);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(2 * utf8.length);
    int plain = plain(utf8);
    System.arraycopy(utf8, 0, bytes, size, plain);
    size += plain;
    for (int i = plain; i < utf8.length; i++) {
      size = put(size, utf8[i]);
    }
  }

  /** How many bytes at the begin stand as they are; eight are looked at together. */
  private static int plain(byte[] utf8) {
    int at = 0;
    while (at + Long.BYTES <= utf8.length) {
      long eight = (long) EIGHT.get(utf8, at);
      long slashes = eight ^ ONES * '\\';
      long special = (eight - ONES * ' ') & ~eight | (slashes - ONES) & ~slashes;
      if ((special & HIGHEST) != 0) {
        return at;
      }
      at += Long.BYTES;
    }
    return at;
  }

  /** A character that no text of the database can hold becomes a blank. */
  private int put(int at, byte value) {
    byte escape =
        switch (value) {
          case '\\' -> '\\';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\r' -> 'r';
          default -> 0;
        };
    if (escape == 0) {
      bytes[at] = value == 0 ? (byte) ' ' : value;
      return at + 1;
    }
    bytes[at] = '\\';
    bytes[at + 1] = escape;
    return at + 2;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
