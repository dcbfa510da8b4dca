package org.chartwarden.consistency.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of checking notes with a model. */
@ConfigMapping(prefix = "chartwarden.consistency.model")
public interface ConsistencyModelConfig {

  /** Longest time that a model has for one note, all requests together. */
  @WithDefault("120s")
  Duration timeLimit();

  /** Longest note in characters that is sent to a model; longer ones are read without it. */
  @WithDefault("60000")
  int maxNoteCharacters();

  /** Longest part of a note in characters that one request holds. */
  @WithDefault("8000")
  int partCharacters();
}
