package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** The token that a request brings along (RFC 6750, section 2.1). */
public final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** The token; an empty text, which is none, when the request names several callers. */
  public static Optional<String> of(HttpServerRequest http) {
    List<String> sent = http.headers().getAll("Authorization");
    if (sent.size() > 1) {
      return Optional.of("");
    }
    return Optional.ofNullable(http.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }
}
