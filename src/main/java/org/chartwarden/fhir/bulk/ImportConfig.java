package org.chartwarden.fhir.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of {@code $import}. */
@ConfigMapping(prefix = "chartwarden.import")
public interface ImportConfig {

  /**
   * Addresses from which files may be fetched, by their beginning; {@code *} allows every address
   * on the public Internet. Without it nothing is fetched.
   */
  Optional<List<String>> allowedSources();

  /** Largest file that is fetched, as it is transferred. */
  @WithDefault("10G")
  MemorySize maxSourceSize();

  /** Largest body that is taken in, after decompression; larger ones get 413. */
  @WithDefault("500M")
  MemorySize maxUploadSize();

  /** Longest silence of a source. */
  @WithDefault("60s")
  Duration sourceTimeout();

  /** Transactions at the same time of one import. */
  @WithDefault("2")
  int threads();
}
