package org.chartwarden.trials.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of matches for patients who are given as text. */
@ConfigMapping(prefix = "chartwarden.trials.text")
public interface TextMatchConfig {

  /** Most characters of a text that is matched. */
  @WithDefault("20000")
  int maxCharacters();
}
