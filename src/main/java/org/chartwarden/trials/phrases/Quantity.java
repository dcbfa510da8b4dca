package org.chartwarden.trials.phrases;

/**
 * Bounds as they stand in a phrase.
 *
 * @param bounds the numbers
 * @param unit UCUM unit; empty when none is written or it cannot be read
 * @param limit whether the numbers count multiples of a limit of normal
 * @param from index of the first token
 * @param to index after the last
 */
public record Quantity(Bounds bounds, String unit, Limit limit, int from, int to) {

  /** What a number may be a multiple of. */
  public enum Limit {
    NONE,
    /** Upper limit of normal. */
    UPPER,
    /** Lower limit of normal. */
    LOWER,
    /** Both limits of normal: 1 within them, 0 outside. */
    RANGE
  }

  /** The bounds with unit or limit, as a question reads. */
  public String shown() {
    return switch (limit) {
      case UPPER -> bounds + " x ULN";
      case LOWER -> bounds + " x LLN";
      case RANGE -> "outside normal";
      case NONE -> unit.isEmpty() || unit.equals("1") ? bounds.toString() : bounds + " " + unit;
    };
  }
}
