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
    return to(address.toString());
  }

  /** To an address that need not be a proper URI, such as one with a bare bar in its query. */
  static PageAnswer to(String address) {
    return new PageAnswer(303, Map.of("Location", address, "Cache-Control", "no-store"), "");
  }
}
