package org.chartwarden.calculators.reading.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of reading notes with a model. */
@ConfigMapping(prefix = "chartwarden.calculators.model")
public interface ModelReadingConfig {

  /** Longest time that a model has, with all repetitions; then the note is read without it. */
  @WithDefault("90s")
  Duration timeLimit();

  /** Longest note in characters that is sent to a model; longer ones are read without it. */
  @WithDefault("100000")
  int maxNoteCharacters();
}
