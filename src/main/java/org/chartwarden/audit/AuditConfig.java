package org.chartwarden.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the audit trail. */
@ConfigMapping(prefix = "chartwarden.audit")
public interface AuditConfig {

  /**
   * Folder of the journal, where entries about reads are kept until they are in the database. What
   * a killed process left there, the next one takes over, so it must outlive the process.
   */
  @WithDefault(".chartwarden/audit")
  Path journalFolder();

  /** How long entries about reads gather before they go to the database together. */
  @WithDefault("200ms")
  Duration gather();

  /**
   * Whether an answer waits until its entry is committed in the database. Without it the entry is
   * in the journal when the answer leaves, which a killed process does not lose; a machine without
   * power may lose what gathered last.
   */
  @WithDefault("false")
  boolean waitForCommit();

  /**
   * Only for measuring what the recording of reads costs: they are recorded in every other turn of
   * this length, counted from the epoch. The start warns, the trail says so, and in production the
   * server does not start.
   */
  Optional<Duration> measuring();

  /** How often new entries are sealed. */
  @WithDefault("2s")
  Duration sealEvery();
}
