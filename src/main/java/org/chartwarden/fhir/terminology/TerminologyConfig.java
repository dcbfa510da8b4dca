package org.chartwarden.fhir.terminology;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the terminology. */
@ConfigMapping(prefix = "chartwarden.terminology")
public interface TerminologyConfig {

  /** Most codes in one answer of {@code $expand} or one search by value set; more is too costly. */
  @WithDefault("20000")
  int maxExpansion();

  /** Longest time of one expansion, lookup or translation; then it fails as too costly. */
  @WithDefault("PT20S")
  Duration timeout();

  /** Memory for code systems that are kept parsed, in concepts. */
  @WithDefault("500000")
  int cachedConcepts();

  /** How often this process looks whether another one changed the terminology. */
  @WithDefault("PT1S")
  Duration recheckAfter();
}
