package org.chartwarden.smart.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
}
