package org.chartwarden.notes.measurements;

import java.util.List;

/**
 * A unit as written behind a number.
 *
 * @param codes the UCUM codes it may stand for, the likeliest first; empty when nothing is written
 * @param exponent power of ten written before it (3 for ×10³), 0 for none
 * @param firstToken index of its first token
 * @param end index after its last token; {@code firstToken} when nothing is written
 */
public record Unit(List<String> codes, int exponent, int firstToken, int end) {

  public static Unit none(int at) {
    return new Unit(List.of(), 0, at, at);
  }

  public boolean written() {
    return end > firstToken;
  }

  public boolean has(String code) {
    return codes.contains(code);
  }

  /** A length of time and nothing else, such as days. */
  public boolean isDuration() {
    return !codes.isEmpty() && DURATIONS.contains(codes.get(0)) && exponent == 0;
  }

  private static final List<String> DURATIONS =
      List.of("s", "ms", "min", "h", "d", "wk", "mo", "a");
}
