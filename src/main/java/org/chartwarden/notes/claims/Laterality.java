package org.chartwarden.notes.claims;

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

  /** Whether both name a side and the sides cannot be the same. */
  public boolean contradicts(Laterality other) {
    return this != NONE && other != NONE && this != other;
  }
}
