package org.chartwarden.notes.text;

/**
 * Says of most words at once that they are not in a set, from their hash alone: it is small enough
 * to stay in the cache of a core, where the set itself is not. It never denies a word of the set.
 */
public final class WordFilter {

  /** With so many bits for each word, about one word in fifty is let through for nothing. */
  private static final int BITS_PER_WORD = 16;

  private static final int GOLDEN = 0x9E3779B9;

  private final long[] bits;

  /**
   * An empty filter.
   *
   * @param words how many words it will hold at most; more make it slower and never wrong
   */
  public WordFilter(int words) {
    int longs = Integer.highestOneBit(Math.max(1, words * BITS_PER_WORD / Long.SIZE)) * 2;
    bits = new long[longs];
  }

  /** Takes a word up by its {@link String#hashCode()}. */
  public void add(int hash) {
    int mixed = mixed(hash);
    bits[place(mixed)] |= mask(mixed);
  }

  /** Whether a word with this {@link String#hashCode()} may be in the set. */
  public boolean mayHold(int hash) {
    int mixed = mixed(hash);
    long mask = mask(mixed);
    return (bits[place(mixed)] & mask) == mask;
  }

  private static int mixed(int hash) {
    int mixed = hash * GOLDEN;
    return mixed ^ mixed >>> 15;
  }

  private int place(int mixed) {
    return mixed >>> 12 & bits.length - 1;
  }

  private static long mask(int mixed) {
    return 1L << mixed | 1L << (mixed >>> 6);
  }
}
