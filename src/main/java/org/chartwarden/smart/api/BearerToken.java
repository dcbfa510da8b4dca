package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The token that a request brings along (RFC 6750, section 2.1). */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  static Optional<String> of(HttpServerRequest http) {
    return Optional.ofNullable(http.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }
}
