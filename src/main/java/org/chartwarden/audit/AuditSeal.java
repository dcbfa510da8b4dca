package org.chartwarden.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What makes a batch of entries unchangeable: each entry's hash covers the hash of the entry before
 * it, and the last one is kept. The marks only tell which entry is wrong; that one is, the hash
 * proves.
 *
 * @param position place in the chain of the last entry of the batch
 * @param hash of that entry
 * @param marks the first four bytes of each entry's hash
 * @param form of what is hashed of an entry, {@link #MEMBERS} or {@link #LINES}
 */
record AuditSeal(long position, byte[] hash, byte[] marks, int form) {

  /** The members of an entry are hashed, in one of two ways ({@link AuditEntryRow#hashAt}). */
  static final int MEMBERS = 2;

  /** The line of an entry is hashed. */
  static final int LINES = 3;

  private static final int MARK = 4;

  /**
   * The chain up to an entry.
   *
   * @param position place of that entry, 0 before the first
   * @param hash of that entry, in hexadecimal
   */
  record Link(long position, String hash) {

    /** Where the chain begins. */
    static final Link FIRST = new Link(0, "0".repeat(64));
  }

  /**
   * What the check of a batch found.
   *
   * @param last the last entry that was right
   * @param problem one sentence that names the first wrong position, or empty
   */
  record Finding(Link last, String problem) {}

  /** Seals entries that follow a link. */
  static AuditSeal over(List<ChainedLine> entries, Link before) {
    ByteBuffer marks = ByteBuffer.allocate(entries.size() * MARK);
    long position = before.position();
    byte[] hash = HexFormat.of().parseHex(before.hash());
    MessageDigest sha = AuditEntryRow.digest();
    for (ChainedLine entry : entries) {
      position++;
      hash = entry.hashAt(sha, position, hash);
      marks.put(hash, 0, MARK);
    }
    return new AuditSeal(position, hash, marks.array(), LINES);
  }

  /** The link that the next batch follows. */
  Link link() {
    return new Link(position, HexFormat.of().formatHex(hash));
  }

  /**
   * Whether the entries are as they were sealed.
   *
   * @param entries one per id that the seal names, empty where there is no such entry
   */
  Finding check(List<Optional<AuditEntryRow>> entries, Link before) {
    Link last = before;
    if (form != MEMBERS && form != LINES) {
      return new Finding(
          last,
          String.format(
              "audit entries from %d on were sealed in a way that this release does not know;"
                  + " verify with the newest one",
              last.position() + 1));
    }
    if (position - before.position() != entries.size() || marks.length != entries.size() * MARK) {
      return new Finding(
          last, "the seal of audit entry " + (last.position() + 1) + " is missing or was changed");
    }
    byte[] computed = {};
    for (int i = 0; i < entries.size(); i++) {
      long place = last.position() + 1;
      if (entries.get(i).isEmpty()) {
        return new Finding(last, "audit entry " + place + " is missing");
      }
      computed = hash(entries.get(i).get(), place, last);
      if (!Arrays.equals(computed, 0, MARK, marks, i * MARK, (i + 1) * MARK)) {
        return new Finding(last, "audit entry " + place + " was changed after it was sealed");
      }
      last = new Link(place, HexFormat.of().formatHex(computed));
    }
    if (!Arrays.equals(computed, hash)) {
      return new Finding(
          before,
          String.format(
              "audit entries %d to %d or their seal were changed",
              before.position() + 1, position));
    }
    return new Finding(last, "");
  }

  private byte[] hash(AuditEntryRow entry, long place, Link last) {
    return form == LINES
        ? entry
            .chained()
            .hashAt(AuditEntryRow.digest(), place, HexFormat.of().parseHex(last.hash()))
        : entry.hashAt(place, last.hash());
  }
}
