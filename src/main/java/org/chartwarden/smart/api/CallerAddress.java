package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * From where a request came, as far as trusted proxies tell. Of an {@code X-Forwarded-For} with
 * several addresses the first counts, so a proxy must replace the header: behind one that appends
 * to what it got, callers choose their address.
 */
final class CallerAddress {

  private CallerAddress() {}

  /** The address; empty when the connection is gone. */
  static String of(HttpServerRequest http) {
    SocketAddress remote = http.remoteAddress();
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "" : address;
  }
}
