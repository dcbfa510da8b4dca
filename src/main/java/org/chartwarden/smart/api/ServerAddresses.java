package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.ServerAddress;

/** Where this server is reached: as configured, else as the request names it. */
@ApplicationScoped
public class ServerAddresses {

  private final AuthorizationConfig config;

  @Inject
  ServerAddresses(AuthorizationConfig config) {
    this.config = config;
  }

  /** The address under which this request reached the server. */
  public ServerAddress of(HttpServerRequest request) {
    return new ServerAddress(
        config.baseUrl().orElseGet(() -> request.scheme() + "://" + request.authority()));
  }

  /** Whether a browser sends a form that was on a page of another site. */
  boolean foreign(HttpServerRequest request) {
    FormOrigin from =
        new FormOrigin(
            Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
            Optional.ofNullable(request.getHeader("Origin")));
    return from.foreign(
        of(request), Optional.ofNullable(request.authority()).map(Object::toString));
  }
}
