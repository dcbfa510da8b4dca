package org.chartwarden.agent.language.text;

import java.util.Locale;

/**
 * A stretch of tokens that stands for one thing; at first one token, later whatever a recogniser
 * found in it.
 *
 * @param symbol what grammar rules see: the word, or the kind in angle brackets
 * @param start first character in the text
 * @param end behind the last character
 * @param raw the characters
 * @param value what was recognised, or the {@link Token}
 */
public record Chunk(String symbol, int start, int end, String raw, Object value) {

  /** The chunk of one token. */
  public static Chunk of(Token token) {
    String symbol =
        switch (token.type()) {
          case WORD, NUMBER, SYMBOL -> token.word();
          case NEWLINE -> "<nl>";
          case QUOTED -> "<quote>";
          case DATE -> "<date>";
          case DATETIME -> "<instant>";
          case TIME -> "<time>";
          case CODE -> "<code>";
        };
    return new Chunk(
        symbol.toLowerCase(Locale.ROOT), token.start(), token.end(), token.text(), token);
  }

  public boolean is(String expected) {
    return symbol.equals(expected);
  }

  /** The recognised value when it is of this type, else null. */
  public <T> T as(Class<T> type) {
    return type.isInstance(value) ? type.cast(value) : null;
  }
}
