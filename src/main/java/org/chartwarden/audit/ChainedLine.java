package org.chartwarden.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * An entry as it is chained: its id and its line ({@link CopyLine}).
 *
 * @param bytes hold the line, with others
 */
record ChainedLine(long id, byte[] bytes, int from, int length) {

  /** A line of a buffer, which must not be filled anew meanwhile. */
  static ChainedLine of(long id, LineBuffer lines, int line) {
    return new ChainedLine(id, lines.bytes(), lines.start(line), lines.length(line));
  }

  /**
   * SHA-256 over the previous hash, the place, the id and the line.
   *
   * @param place in the chain, from 1
   * @param previous hash of the entry before
   */
  byte[] hashAt(MessageDigest sha, long place, byte[] previous) {
    sha.update(previous);
    sha.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(place).putLong(id).array());
    sha.update(bytes, from, length);
    return sha.digest();
  }
}
