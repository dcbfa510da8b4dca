package org.chartwarden.fhir.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoded text of addresses and forms; a {@code +} is a blank. */
public final class PercentEncoding {

  private static final char REPLACEMENT = '\uFFFD';

  private PercentEncoding() {}

  /**
   * Decodes text.
   *
   * @throws IllegalArgumentException for a broken escape, bytes that are no UTF-8, and the
   *     character NUL, which no element of FHIR can hold
   */
  public static String decoded(String encoded) {
    String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    // The decoder puts this character where the bytes make no sense.
    boolean broken =
        text.indexOf(REPLACEMENT) >= 0 && !encoded.toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
    if (broken || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no text in UTF-8");
    }
    return text;
  }
}
