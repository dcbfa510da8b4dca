package org.chartwarden.fhir.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.BodyWriter;

/**
 * One answer, free of any HTTP library.
 *
 * @param status HTTP status
 * @param contentType value of Content-Type, or empty without a body
 * @param body encoded body, or empty
 * @param headers further headers
 * @param stream writes the body piece by piece, in place of {@code body}
 */
record FhirAnswer(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    Optional<BodyWriter> stream) {

  FhirAnswer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this(status, contentType, body, headers, Optional.empty());
  }

  /** An answer whose body is written piece by piece. */
  static FhirAnswer streamed(int status, String contentType, BodyWriter body) {
    return new FhirAnswer(status, contentType, new byte[0], Map.of(), Optional.of(body));
  }

  static FhirAnswer empty(int status) {
    return new FhirAnswer(status, "", new byte[0], Map.of());
  }

  FhirAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FhirAnswer(status, contentType, body, more, stream);
  }
}
