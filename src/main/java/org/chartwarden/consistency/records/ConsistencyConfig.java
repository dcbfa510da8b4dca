package org.chartwarden.consistency.records;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the check of notes against the record. */
@ConfigMapping(prefix = "chartwarden.consistency")
public interface ConsistencyConfig {

  /** Longest note that is checked, in characters. */
  @WithDefault("100000")
  int maxNoteCharacters();

  /** Most statements of one note that are checked; the report says how many are left. */
  @WithDefault("1000")
  int maxStatements();

  /** Most rows of one resource type that a note is held against, the newest first. */
  @WithDefault("5000")
  int maxRows();

  /** Most notes that one call checks. */
  @WithDefault("100")
  int maxNotes();

  /** How long before the stay, or before a note without a stay, results still count. */
  @WithDefault("P30D")
  Duration lookBack();

  /**
   * Time zone of the clocks that notes were written by, for instance {@code America/Chicago};
   * without it that of the chart's times.
   */
  Optional<String> zone();

  /** Whether kept reports are made again when their note or a row that they rest on changes. */
  @WithDefault("true")
  boolean recheck();
}
