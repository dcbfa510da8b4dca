package org.chartwarden.smart.api;

import java.net.URI;
import java.util.Map;

/**
 * What a browser gets.
 *
 * @param status HTTP status
 * @param headers by their names
 * @param body HTML, or empty
 */
record PageAnswer(int status, Map<String, String> headers, String body) {

  PageAnswer {
    headers = Map.copyOf(headers);
  }

  /** To another address; with 303 a browser that posted does not post there. */
  static PageAnswer to(URI address) {
    return new PageAnswer(
        303, Map.of("Location", address.toString(), "Cache-Control", "no-store"), "");
  }
}
