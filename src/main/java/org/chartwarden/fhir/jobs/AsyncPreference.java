package org.chartwarden.fhir.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The preference {@code respond-async} (RFC 7240, section 4.1). */
public final class AsyncPreference {

  private AsyncPreference() {}

  /**
   * Whether a client wants to be answered later.
   *
   * @param prefer value of the header {@code Prefer}
   */
  public static boolean in(Optional<String> prefer) {
    return Arrays.stream(prefer.orElse("").split("[,;]"))
        .map(preference -> preference.trim().toLowerCase(Locale.ROOT))
        .anyMatch("respond-async"::equals);
  }
}
