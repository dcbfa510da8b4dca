package org.chartwarden.calculators.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the interface of calculators. */
@ConfigMapping(prefix = "chartwarden.calculators")
public interface CalculatorsConfig {

  /** Largest request body that is read; larger ones get 413. */
  @WithDefault("4M")
  MemorySize maxBodySize();

  /** Longest note that is read, in characters. */
  @WithDefault("1000000")
  int maxNoteCharacters();

  /** Most inputs that one request may give. */
  @WithDefault("200")
  int maxInputs();
}
