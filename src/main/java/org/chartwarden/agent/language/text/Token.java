package org.chartwarden.agent.language.text;

/**
 * A word, number or sign of a text.
 *
 * @param index position in its token list
 * @param start first character in the text as given
 * @param end behind the last character
 * @param text the characters, with typographic quotes and dashes made plain
 * @param word lower case, spelling corrected; the sign itself for symbols
 * @param type what it is
 */
public record Token(int index, int start, int end, String text, String word, Type type) {

  /** What a token is. */
  public enum Type {
    WORD,
    NUMBER,
    /** Quoted text; {@code text} is without the quotation marks. */
    QUOTED,
    /** Date in digits. */
    DATE,
    /** Date and time in ISO form. */
    DATETIME,
    /** Time of day. */
    TIME,
    /** NDC or LOINC shaped. */
    CODE,
    SYMBOL,
    NEWLINE
  }

  public boolean is(String expected) {
    return word.equals(expected);
  }

  public boolean isWord() {
    return type == Type.WORD;
  }

  public boolean isNumber() {
    return type == Type.NUMBER;
  }
}
