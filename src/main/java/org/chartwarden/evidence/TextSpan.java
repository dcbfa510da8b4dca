package org.chartwarden.evidence;

/**
 * A stretch of text, by character offsets into the text as it was given.
 *
 * @param start first character, 0-based, inclusive
 * @param end last character, exclusive
 * @param text the characters themselves
 */
public record TextSpan(int start, int end, String text) {

  public TextSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " is not a span");
    }
  }
}
