package org.chartwarden.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes the journals of processes that were killed over into the trail. */
@Singleton
class LeftJournals {

  private static final Logger LOG = Logger.getLogger(LeftJournals.class);

  /** A file that is not finished for so long is of a process that was killed. */
  private static final Duration UNFINISHED_FOR = Duration.ofHours(1);

  private final JournalRows rows;
  private final AuditConfig config;
  private final Clock clock;

  LeftJournals(JournalRows rows, AuditConfig config, Clock clock) {
    this.rows = rows;
    this.config = config;
    this.clock = clock;
  }

  /** Takes over what processes left that are gone. */
  void start(@Observes StartupEvent event) {
    JournalFolder.tidy(config.journalFolder(), clock.instant().minus(UNFINISHED_FOR));
    JournalFolder.of(config.journalFolder()).journals().forEach(this::recover);
  }

  /** A journal that this database does not know was written for another one. */
  private void recover(String journal) {
    if (rows.upto(journal).isEmpty()) {
      return;
    }
    List<JournalFile.Claim> files = JournalFolder.of(config.journalFolder()).claims(journal);
    if (files.isEmpty()) {
      return;
    }
    long count = 0;
    try {
      for (JournalFile.Claim file : files) {
        count += QuarkusTransaction.requiringNew().call(() -> takeOver(journal, file));
        file.delete();
      }
      if (JournalFolder.of(config.journalFolder()).files(journal).isEmpty()) {
        rows.forget(journal);
      }
    } finally {
      files.forEach(JournalFile.Claim::close);
    }
    if (count > 0) {
      LOG.infof("%d audit entries of a process that was killed are in the trail now", count);
    }
  }

  /** The journal is unknown when its process has ended in order since it was looked for. */
  private long takeOver(String journal, JournalFile.Claim file) {
    Optional<Long> upto = rows.upto(journal);
    if (upto.isEmpty()) {
      return 0;
    }
    JournalFile.Left left = file.left(upto.get());
    if (left.count() > 0) {
      rows.store(journal, left.last(), left.lines());
    }
    return left.count();
  }
}
