package org.chartwarden.fhir.jobs;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses text piece by piece so that the pieces, put one after the other, are one deflate
 * stream (RFC 1951): each begins without memory of the one before and ends on a whole byte. Between
 * {@link #header} and {@link #trailer} they are one gzip file (RFC 1952), although no piece was
 * compressed twice.
 */
final class DeflateSegments {

  private static final int LEVEL = 3;
  private static final int BUFFER = 64 * 1024;
  private static final int CRC_BITS = 32;
  private static final int CRC_POLYNOMIAL = 0xEDB88320;

  private DeflateSegments() {}

  /**
   * A compressed piece.
   *
   * @param bytes size before compression
   * @param crc CRC-32 before compression
   */
  record Segment(int bytes, long crc, byte[] data) {}

  /** What a gzip file begins with: no name, no time, unknown system. */
  static byte[] header() {
    return new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  }

  /** What a gzip file ends with: an empty last block, the CRC-32 and the size of it all. */
  static byte[] trailer(long crc, long bytes) {
    byte[] out = new byte[10];
    out[0] = 3;
    for (int i = 0; i < 4; i++) {
      out[2 + i] = (byte) (crc >>> (8 * i));
      out[6 + i] = (byte) (bytes >>> (8 * i));
    }
    return out;
  }

  static Segment compress(byte[] plain) {
    CRC32 crc = new CRC32();
    crc.update(plain);
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
      byte[] buffer = new byte[BUFFER];
      int written;
      do {
        written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        out.write(buffer, 0, written);
      } while (written == buffer.length);
      return new Segment(plain.length, crc.getValue(), out.toByteArray());
    } finally {
      deflater.end();
    }
  }

  static byte[] expand(byte[] data, int bytes) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data);
      byte[] plain = new byte[bytes];
      int read = 0;
      while (read < bytes) {
        int more = inflater.inflate(plain, read, bytes - read);
        if (more == 0) {
          throw new IllegalStateException("a stored part of a file is shorter than it should be");
        }
        read += more;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new IllegalStateException("a stored part of a file is damaged", e);
    } finally {
      inflater.end();
    }
  }

  /**
   * The CRC-32 of two pieces put together: the first one's is moved on by as many zero bytes as the
   * second has, which is a linear map over GF(2) whose powers come from squaring.
   */
  static long combine(long first, long second, long secondBytes) {
    int[] map = new int[CRC_BITS];
    map[0] = CRC_POLYNOMIAL;
    for (int n = 1; n < CRC_BITS; n++) {
      map[n] = 1 << (n - 1);
    }
    map = squared(squared(squared(map)));
    int moved = (int) first;
    for (long left = secondBytes; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        moved = times(map, moved);
      }
      map = squared(map);
    }
    return (moved ^ (int) second) & 0xffffffffL;
  }

  private static int[] squared(int[] map) {
    int[] square = new int[CRC_BITS];
    for (int n = 0; n < CRC_BITS; n++) {
      square[n] = times(map, map[n]);
    }
    return square;
  }

  private static int times(int[] map, int vector) {
    int product = 0;
    int bit = 0;
    for (int rest = vector; rest != 0; rest >>>= 1) {
      if ((rest & 1) == 1) {
        product ^= map[bit];
      }
      bit++;
    }
    return product;
  }
}
