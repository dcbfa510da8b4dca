package org.chartwarden.notes.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells of many patterns at once, in one look at a text, which of them cannot be found in it: those
 * that begin with letters that begin nothing there. It never denies a pattern that is found. What
 * patterns begin with is read from themselves.
 */
public final class PatternSieve {

  private static final int ASCII = 128;

  /** Where the starts go on, by the next character, and the patterns whose starts end here. */
  private static final class Node {
    Node[] next;
    long ends;

    Node at(char letter) {
      return next == null ? null : next[letter];
    }

    Node following(char letter) {
      next = next == null ? new Node[ASCII] : next;
      next[letter] = next[letter] == null ? new Node() : next[letter];
      return next[letter];
    }
  }

  private final Node anywhere = new Node();
  private final Node atBound = new Node();

  /** Whether each of them begins at a bound of a word. */
  private final boolean bound;

  private PatternSieve(List<Pattern> patterns) {
    if (patterns.size() > Long.SIZE) {
      throw new IllegalArgumentException("at most " + Long.SIZE + " patterns");
    }
    boolean floating = false;
    for (int i = 0; i < patterns.size(); i++) {
      for (String start : PatternStarts.of(patterns.get(i))) {
        boolean word = start.indexOf(PatternStarts.BOUND) == 0;
        floating |= !word;
        put(word ? start.substring(1) : start, word ? atBound : anywhere, 1L << i);
      }
    }
    bound = !floating;
  }

  /** A sieve for patterns that are looked for in the same text, at most 64. */
  public static PatternSieve of(List<Pattern> patterns) {
    return new PatternSieve(patterns);
  }

  /** A sieve for one pattern, or for several of which any will do. */
  public static PatternSieve of(Pattern... patterns) {
    return new PatternSieve(List.of(patterns));
  }

  private static void put(String start, Node root, long pattern) {
    Node node = root;
    for (char letter : start.toCharArray()) {
      node = node.following(letter);
    }
    node.ends |= pattern;
  }

  /** Whether one of the patterns may be found in a text. */
  public boolean mayFind(CharSequence text) {
    return possible(text) != 0;
  }

  /** The patterns that may be found in a text: bit 0 is the first. */
  public long possible(CharSequence text) {
    long found = anywhere.ends | atBound.ends;
    boolean word = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = PatternStarts.folded(text.charAt(i));
      boolean before = word;
      word = letter >= 'a' && letter <= 'z' || letter == '0' || letter == '_';
      // Between two characters of words there is no bound.
      if (!(before && word)) {
        found |= from(text, i, letter, atBound);
      }
      if (!bound) {
        found |= from(text, i, letter, anywhere);
      }
    }
    return found;
  }

  private static long from(CharSequence text, int start, char first, Node root) {
    long found = 0;
    Node node = root.at(first);
    int i = start;
    while (node != null) {
      found |= node.ends;
      boolean blank = PatternStarts.folded(text.charAt(i)) == ' ';
      i++;
      while (blank && i < text.length() && PatternStarts.folded(text.charAt(i)) == ' ') {
        i++;
      }
      node = i < text.length() ? node.at(PatternStarts.folded(text.charAt(i))) : null;
    }
    return found;
  }
}
