package org.chartwarden.trials.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Alternatives of a search parameter (FHIR R4 search.html#escaping). */
final class SearchValues {

  private SearchValues() {}

  /** URL-encoded, whatever characters they hold. */
  static String joined(Collection<String> values) {
    return String.join(
        ",",
        values.stream()
            .map(value -> value.replaceAll("([\\\\,|$])", "\\\\$1"))
            .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
            .toList());
  }
}
