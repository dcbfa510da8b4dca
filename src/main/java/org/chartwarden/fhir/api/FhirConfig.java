package org.chartwarden.fhir.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the FHIR interface. */
@ConfigMapping(prefix = "chartwarden.fhir")
public interface FhirConfig {

  /** Largest request body that is read, after decompression; larger ones get 413. */
  @WithDefault("100M")
  MemorySize maxBodySize();
}
