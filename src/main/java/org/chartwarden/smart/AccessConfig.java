package org.chartwarden.smart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the access decision. */
@ConfigMapping(prefix = "chartwarden.access")
public interface AccessConfig {

  /** Which patients practitioners reach: all, or those they are related to. */
  enum Practitioners {
    ALL,
    RELATED
  }

  /**
   * Whether {@code user/} scopes of practitioners reach all patients or only those whom they are
   * general practitioner of or have in a care team or an encounter.
   */
  @WithDefault("all")
  Practitioners practitioners();

  /** Longest time for which a practitioner may break the glass. */
  @WithDefault("PT30M")
  Duration breakGlass();

  /** How long a practitioner's relations to patients are kept before they are looked up again. */
  @WithDefault("PT30S")
  Duration relationsKept();
}
