package org.chartwarden.fhir.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of background jobs; {@link JobUpkeep} refuses values that make no sense. */
@ConfigMapping(prefix = "chartwarden.jobs")
public interface JobConfig {

  /** Whether this process runs jobs; false for commands that only share the database. */
  @WithDefault("true")
  boolean enabled();

  /** Jobs that run at once in this process. */
  @WithDefault("4")
  int concurrency();

  /** Jobs that may wait in the store; a further one is refused with 429. */
  @WithDefault("100")
  int maxWaiting();

  /** How long a job belongs to a process that gives no sign of life. */
  @WithDefault("30s")
  Duration lease();

  /** Runs of one job, counting those that a crash ended, before it fails. */
  @WithDefault("5")
  int attempts();

  /** How long the result of a finished job can be fetched. */
  @WithDefault("PT24H")
  Duration resultLifetime();

  /** How often cancelled and expired jobs are removed. */
  @WithDefault("2s")
  String cleanEvery();
}
