package org.chartwarden.trials.requests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of requests for matches. */
@ConfigMapping(prefix = "chartwarden.trials.requests")
public interface TrialRequestsConfig {

  /** Most patients that one call of {@code $match-patients} matches while the caller waits. */
  @WithDefault("200")
  int maxPatients();
}
