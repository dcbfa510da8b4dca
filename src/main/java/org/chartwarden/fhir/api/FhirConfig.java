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

  /**
   * Largest Binary in its native form; larger ones get 413. It is stored as base64, a third more.
   */
  @WithDefault("40M")
  MemorySize maxBinarySize();

  /** Longest request address in characters; longer ones get 414. */
  @WithDefault("32000")
  int maxUriLength();

  /** Smallest answer that is compressed for a client that accepts gzip. */
  @WithDefault("2K")
  MemorySize compressFrom();
}
