package org.chartwarden.consistency.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of checks over a population. */
@ConfigMapping(prefix = "chartwarden.consistency.runs")
interface RunsConfig {

  /** Patients whose notes one run checks at the same time. */
  @WithDefault("2")
  int workers();
}
