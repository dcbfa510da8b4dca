package org.chartwarden.notes.claims;

import org.chartwarden.notes.text.Token;

/** The side of the body. */
public enum Laterality {
  NONE,
  LEFT,
  RIGHT,
  BILATERAL;

  /** The side of a name. */
  public static Laterality of(org.chartwarden.notes.names.Laterality side) {
    return switch (side) {
      case LEFT -> LEFT;
      case RIGHT -> RIGHT;
      case BILATERAL -> BILATERAL;
    };
  }

  /** The side that a word names; single letters count in capitals only. */
  static Laterality of(Token token) {
    return switch (token.key()) {
      case "left", "lt" -> LEFT;
      case "right", "rt" -> RIGHT;
      case "bilateral", "bilat", "both" -> BILATERAL;
      case "l" -> token.raw().equals("L") ? LEFT : NONE;
      case "r" -> token.raw().equals("R") ? RIGHT : NONE;
      default -> NONE;
    };
  }

  /** Whether both name a side and the sides cannot be the same. */
  public boolean contradicts(Laterality other) {
    return this != NONE && other != NONE && this != other;
  }
}
