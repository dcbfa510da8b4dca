package org.chartwarden.evidence;

/** Turns places in a Java string into places by Unicode code point. */
public final class CodePoints {

  private final String text;
  private final int[] before;

  private CodePoints(String text, int[] before) {
    this.text = text;
    this.before = before;
  }

  /** The places of a text; they cost nothing where every character is one code point. */
  public static CodePoints of(String text) {
    int length = text.length();
    if (text.codePointCount(0, length) == length) {
      return new CodePoints(text, null);
    }
    int[] before = new int[length + 1];
    int count = 0;
    for (int i = 0; i < length; i++) {
      before[i] = count;
      boolean pairs =
          Character.isHighSurrogate(text.charAt(i))
              && i + 1 < length
              && Character.isLowSurrogate(text.charAt(i + 1));
      count += pairs ? 0 : 1;
    }
    before[length] = count;
    return new CodePoints(text, before);
  }

  /** Code points before a place of the string. */
  public int at(int place) {
    if (place < 0 || place > text.length()) {
      throw new IllegalArgumentException("place " + place + " is not in the text");
    }
    return before == null ? place : before[place];
  }
}
