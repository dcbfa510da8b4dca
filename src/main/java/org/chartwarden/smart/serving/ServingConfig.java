package org.chartwarden.smart.serving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What kind of server this is. */
@ConfigMapping(prefix = "chartwarden.serving")
public interface ServingConfig {

  /** A machine of one's own, or a server with the data of patients. */
  enum Profile {
    LOCAL,
    PRODUCTION
  }

  /**
   * {@code production} refuses to start without TLS or a stated proxy, without signing keys, with
   * default secrets, with the accounts of the demo, with CORS for everyone or open to everyone.
   */
  @WithDefault("local")
  Profile profile();
}
