package org.chartwarden.notes.names;

import java.util.Map;
import org.chartwarden.notes.text.Token;

/** A side of the body. */
public enum Laterality {
  LEFT,
  RIGHT,
  BILATERAL;

  private static final Map<String, Laterality> WORDS =
      Map.ofEntries(
          Map.entry("left", LEFT),
          Map.entry("lt", LEFT),
          Map.entry("l", LEFT),
          Map.entry("leftsided", LEFT),
          Map.entry("right", RIGHT),
          Map.entry("rt", RIGHT),
          Map.entry("r", RIGHT),
          Map.entry("rightsided", RIGHT),
          Map.entry("bilateral", BILATERAL),
          Map.entry("bilaterally", BILATERAL),
          Map.entry("bilat", BILATERAL),
          Map.entry("bil", BILATERAL),
          Map.entry("both", BILATERAL),
          Map.entry("b", BILATERAL));

  /** The side that a word names, or null. Single letters count as written: L, R. */
  public static Laterality of(Token token) {
    return token.isWord() ? WORDS.get(token.key()) : null;
  }

  /** Whether both can be true of one thing. */
  public boolean agrees(Laterality other) {
    return this == other || this == BILATERAL || other == BILATERAL;
  }
}
