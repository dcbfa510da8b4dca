package org.chartwarden.fhir.validation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of validation against profiles. */
@ConfigMapping(prefix = "chartwarden.validation")
public interface ValidationConfig {

  /** What validation does to writes of types that {@link #type()} does not name. */
  @WithDefault("off")
  WritePolicy write();

  /** What validation does to writes of a type, by its name in any case. */
  Map<String, WritePolicy> type();

  /** How long definitions are kept in memory after the last validation. */
  @WithDefault("PT10M")
  Duration keepFor();
}
