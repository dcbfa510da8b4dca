package org.chartwarden.fhir.views.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Compresses to the raw Snappy format, which every reader of Parquet understands. */
final class Snappy {

  private static final int BLOCK = 1 << 16;
  private static final int HASH_BITS = 14;
  private static final int LONGEST_COPY = 64;

  private Snappy() {}

  static byte[] compress(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(input.length / 2 + 32);
    int length = input.length;
    while (length > 0x7F) {
      out.write(length & 0x7F | 0x80);
      length >>>= 7;
    }
    out.write(length);
    int[] table = new int[1 << HASH_BITS];
    for (int start = 0; start < input.length; start += BLOCK) {
      block(input, start, Math.min(input.length, start + BLOCK), table, out);
    }
    return out.toByteArray();
  }

  /** Blocks do not look back beyond their start, so that offsets fit two bytes. */
  private static void block(
      byte[] input, int start, int end, int[] table, ByteArrayOutputStream out) {
    Arrays.fill(table, -1);
    int literal = start;
    int at = start;
    int missed = 0;
    while (at + 4 <= end) {
      int hash = word(input, at) * 0x1E35A7BD >>> 32 - HASH_BITS;
      int candidate = table[hash];
      table[hash] = at;
      if (candidate < start || word(input, candidate) != word(input, at)) {
        // The longer nothing repeats, the larger the steps.
        at += 1 + (missed++ >> 5);
        continue;
      }
      missed = 0;
      literal(input, literal, at, out);
      int matched = 4;
      while (at + matched < end && input[candidate + matched] == input[at + matched]) {
        matched++;
      }
      copy(at - candidate, matched, out);
      at += matched;
      literal = at;
    }
    literal(input, literal, end, out);
  }

  private static int word(byte[] input, int at) {
    return input[at] & 0xFF
        | (input[at + 1] & 0xFF) << 8
        | (input[at + 2] & 0xFF) << 16
        | input[at + 3] << 24;
  }

  private static void literal(byte[] input, int from, int to, ByteArrayOutputStream out) {
    int length = to - from;
    if (length == 0) {
      return;
    }
    int n = length - 1;
    if (n < 60) {
      out.write(n << 2);
    } else if (n < 1 << 8) {
      out.write(60 << 2);
      out.write(n);
    } else {
      out.write(61 << 2);
      out.write(n);
      out.write(n >> 8);
    }
    out.write(input, from, length);
  }

  private static void copy(int offset, int length, ByteArrayOutputStream out) {
    int left = length;
    while (left > 0) {
      int part = Math.min(left, LONGEST_COPY);
      out.write(part - 1 << 2 | 2);
      out.write(offset);
      out.write(offset >> 8);
      left -= part;
    }
  }
}
