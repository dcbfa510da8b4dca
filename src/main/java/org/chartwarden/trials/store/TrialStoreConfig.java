package org.chartwarden.trials.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the trials that are matched. */
@ConfigMapping(prefix = "chartwarden.trials.store")
public interface TrialStoreConfig {

  /** How many parsed trials are kept in memory. */
  @WithDefault("2000")
  int cachedTrials();

  /** Most trials that one request takes when it does not name them. */
  @WithDefault("1000")
  int maxTrials();

  /** Most studies that are looked through for one request. */
  @WithDefault("20000")
  int maxScanned();
}
