package org.chartwarden.smart.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.smart.AuthorizationConfig;

/**
 * Whether requests must bring a token. A bean of its own, since filters are made before settings.
 */
@ApplicationScoped
class RequiredToken {

  private final AuthorizationConfig config;

  @Inject
  RequiredToken(AuthorizationConfig config) {
    this.config = config;
  }

  boolean everywhere() {
    return !config.open();
  }
}
