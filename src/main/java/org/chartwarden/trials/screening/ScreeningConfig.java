package org.chartwarden.trials.screening;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Settings of screening runs. */
@ConfigMapping(prefix = "chartwarden.trials.screening")
public interface ScreeningConfig {

  /** Parts of runs that this process works at together; as many as there are cores without it. */
  OptionalInt threads();

  /** Patients of one part of a run; a part is what a crash may cost. */
  @WithDefault("100")
  int partPatients();

  /** Best patients of each trial that the result of a run names. */
  @WithDefault("100")
  int candidates();
}
