package org.chartwarden.fhir.api;

import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.gateway.BundleOptions.Returned;

/**
 * HTTP {@code Prefer}, FHIR R4 http.html#return and search.html#errors.
 *
 * @param returned what the answer to a write carries; empty when the client does not say
 * @param strict {@code handling=strict}
 * @param lenient {@code handling=lenient}
 */
record Preferences(Optional<Returned> returned, boolean strict, boolean lenient) {

  static Preferences of(Optional<String> header) {
    Optional<Returned> returned = Optional.empty();
    boolean strict = false;
    boolean lenient = false;
    for (String preference : header.orElse("").split("[,;]")) {
      switch (preference.trim().replace("\"", "").toLowerCase(Locale.ROOT)) {
        case "return=minimal" -> returned = Optional.of(Returned.MINIMAL);
        case "return=representation" -> returned = Optional.of(Returned.REPRESENTATION);
        case "return=operationoutcome" -> returned = Optional.of(Returned.OUTCOME);
        case "handling=strict" -> strict = true;
        case "handling=lenient" -> lenient = true;
        default -> {
          // Preferences that a server does not know are to be ignored (RFC 7240, section 2).
        }
      }
    }
    return new Preferences(returned, strict, lenient);
  }
}
