package org.chartwarden.notes.vocabulary;

/**
 * The forms of a word from which one letter is taken out. Two words that lie one slip apart share
 * such a form or are one of the other.
 */
public final class OneLetterLess {

  /** One divided by 31 among the integers of 32 bits: 31 times this is 1. */
  private static final int INVERSE = 0xBDEF7BDF;

  private OneLetterLess() {}

  /** The word without the letter at an index. */
  public static String of(String word, int index) {
    return word.substring(0, index) + word.substring(index + 1);
  }

  /** The {@link String#hashCode()} of each form, by the index of its letter; none is built. */
  public static int[] hashes(String word) {
    int[] hashes = new int[word.length()];
    int behind = 0;
    int power = 1;
    for (int i = word.length() - 1; i >= 0; i--) {
      hashes[i] = behind;
      behind += word.charAt(i) * power;
      power *= 31;
    }
    // A hash is a polynomial in 31, so what stands before a letter is raised by what is behind it.
    int before = 0;
    power = 1;
    for (int i = 1; i < word.length(); i++) {
      power *= 31;
    }
    for (int i = 0; i < word.length(); i++) {
      hashes[i] += before * power;
      before = before * 31 + word.charAt(i);
      power *= INVERSE;
    }
    return hashes;
  }
}
