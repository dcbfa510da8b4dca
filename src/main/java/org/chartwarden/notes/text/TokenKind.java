package org.chartwarden.notes.text;

/** What a {@link Token} is made of. */
public enum TokenKind {
  /** Letters, with the digits that follow them: {@code PaCO2}, {@code HbA1c}. */
  WORD,
  /** A number as people write it: {@code 12,300}, {@code 0.5}, {@code 25,5}. */
  NUMBER,
  /** Raised digits after a number: the 9 of 10⁹. */
  SUPERSCRIPT,
  /** One character that is none of these. */
  SYMBOL
}
