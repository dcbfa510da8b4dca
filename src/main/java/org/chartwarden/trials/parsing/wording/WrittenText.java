package org.chartwarden.trials.parsing.wording;

import java.util.Arrays;

/** A text in other words that knows for each of its places the place in the text as written. */
public final class WrittenText {

  private final String text;

  /** For each character, and the end, the place in the text as written. */
  private final int[] origin;

  private WrittenText(String text, int[] origin) {
    this.text = text;
    this.origin = origin;
  }

  /** A text as it was written. */
  public static WrittenText of(String text) {
    int[] origin = new int[text.length() + 1];
    Arrays.setAll(origin, i -> i);
    return new WrittenText(text, origin);
  }

  /** Its words now. */
  public String text() {
    return text;
  }

  /** The place in the text as written of a place in this one. */
  public int before(int at) {
    return origin[Math.max(0, Math.min(at, origin.length - 1))];
  }

  /** With other words for a stretch, which all lead back to where it begins. */
  public WrittenText replaced(int from, int to, String words) {
    int[] moved = new int[origin.length - (to - from) + words.length()];
    System.arraycopy(origin, 0, moved, 0, from);
    Arrays.fill(moved, from, from + words.length(), origin[from]);
    System.arraycopy(origin, to, moved, from + words.length(), origin.length - to);
    return new WrittenText(text.substring(0, from) + words + text.substring(to), moved);
  }

  /** With further words at a place. */
  WrittenText inserted(int at, String words) {
    return replaced(at, at, words);
  }

  /** Without a stretch, a blank in its place. */
  WrittenText without(int from, int to) {
    return replaced(from, to, " ");
  }
}
