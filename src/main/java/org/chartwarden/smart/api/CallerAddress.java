package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;

/**
 * From where a request came, as far as trusted proxies tell. Of an {@code X-Forwarded-For} with
 * several addresses the first counts, so a proxy must replace the header: behind one that appends
 * to what it got, callers choose their address.
 */
final class CallerAddress {

  private CallerAddress() {}

  /** The address; empty when the connection is gone. */
  static String of(HttpServerRequest http) {
    return http.remoteAddress() == null || http.remoteAddress().hostAddress() == null
        ? ""
        : http.remoteAddress().hostAddress();
  }
}
