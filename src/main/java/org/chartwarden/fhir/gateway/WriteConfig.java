package org.chartwarden.fhir.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of writes. */
@ConfigMapping(prefix = "chartwarden.writes")
public interface WriteConfig {

  /** Most resources that one conditional delete removes; when more match, none is. */
  @WithDefault("1000")
  int maxConditionalDeletes();

  /** Most entries of a batch or transaction; larger ones get 413. */
  @WithDefault("20000")
  int maxBundleEntries();
}
