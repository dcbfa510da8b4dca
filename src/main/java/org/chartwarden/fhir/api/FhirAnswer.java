package org.chartwarden.fhir.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer, free of any HTTP library.
 *
 * @param status HTTP status
 * @param contentType value of Content-Type, or empty without a body
 * @param body encoded body, or empty
 * @param headers further headers
 */
record FhirAnswer(int status, String contentType, byte[] body, Map<String, String> headers) {

  static FhirAnswer empty(int status) {
    return new FhirAnswer(status, "", new byte[0], Map.of());
  }

  FhirAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FhirAnswer(status, contentType, body, more);
  }
}
