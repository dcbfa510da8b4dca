package org.chartwarden.notes.text;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The smallest piece of a note that has a meaning.
 *
 * @param start offset of the first character in the note
 * @param end offset after the last character
 * @param kind what it is
 * @param raw the characters as they stand
 * @param key the form to compare: lower case, one spelling for dashes, micro signs, quotes and
 *     raised or lowered digits
 * @param number the number; null for other kinds
 * @param spaced whether white space stands before it
 * @param breaks how many line breaks stand before it, at most 2
 */
public record Token(
    int start,
    int end,
    TokenKind kind,
    String raw,
    String key,
    BigDecimal number,
    boolean spaced,
    int breaks) {

  public boolean isWord() {
    return kind == TokenKind.WORD;
  }

  public boolean isNumber() {
    return kind == TokenKind.NUMBER;
  }

  /** Whether it is the symbol or word with this key. */
  public boolean is(String wanted) {
    return key.equals(wanted);
  }

  /** Whether it is written with the digits 0 to 9 and nothing else. */
  public boolean digitsOnly() {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether no letter of it is small. */
  public boolean allCapitals() {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
      if (c > 127) {
        return raw.equals(raw.toUpperCase(Locale.ROOT));
      }
    }
    return true;
  }

  /** Whether it begins with a capital letter. */
  public boolean capital() {
    return Character.isUpperCase(raw.charAt(0));
  }
}
