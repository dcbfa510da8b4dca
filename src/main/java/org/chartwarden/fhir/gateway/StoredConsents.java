package org.chartwarden.fhir.gateway;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.consents.ConsentReader;
import org.chartwarden.smart.consents.ConsentSource;
import org.chartwarden.smart.consents.PatientConsent;

/**
 * The consents in force that withhold something, in memory. A change on this server counts with the
 * end of its transaction; one that another process of the same database made within some seconds.
 */
@ApplicationScoped
class StoredConsents implements ConsentSource {

  /** Times of change are given before a transaction ends; none is open for longer than this. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(20);

  private record Row(long pid, long version, Optional<PatientConsent> consent) {}

  private final Database database;
  private final Map<Long, Long> seen = new HashMap<>();
  private final Map<Long, PatientConsent> held = new HashMap<>();
  private Instant newest;
  private volatile Kept kept;

  @Inject
  StoredConsents(DataSource source) {
    this.database = new Database(source);
  }

  @Override
  public Kept kept() {
    Kept now = kept;
    if (now == null) {
      refresh();
      now = kept;
    }
    return now;
  }

  /** Reads what has changed, outside of any transaction. */
  @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void refresh() {
    QuarkusTransaction.suspendingExisting().run(this::refreshNow);
  }

  private void refreshNow() {
    boolean changed = kept == null;
    for (Row row : rows(unseen())) {
      seen.put(row.pid(), row.version());
      PatientConsent before = held.remove(row.pid());
      row.consent().ifPresent(consent -> held.put(row.pid(), consent));
      changed |= before != null || row.consent().isPresent();
    }
    if (changed) {
      kept = new Kept(kept == null ? 1 : kept.version() + 1, List.copyOf(held.values()));
    }
  }

  private List<Long> unseen() {
    List<Long> unseen = new ArrayList<>();
    Instant since = newest == null ? Instant.EPOCH : newest.minus(LOOK_BACK);
    database.each(
        "SELECT pid, version, last_updated FROM resource WHERE type = 'Consent'"
            + " AND last_updated >= ?",
        0,
        row -> {
          if (seen.getOrDefault(row.getLong(1), 0L) < row.getLong(2)) {
            unseen.add(row.getLong(1));
          }
          Instant at = Database.instant(row, 3);
          newest = newest == null || at.isAfter(newest) ? at : newest;
        },
        since);
    return unseen;
  }

  private List<Row> rows(List<Long> pids) {
    return pids.isEmpty()
        ? List.of()
        : database.list(
            "SELECT pid, version, deleted, content FROM resource WHERE pid = ANY (?)",
            StoredConsents::row,
            (Object) pids.toArray(Long[]::new));
  }

  private static Row row(ResultSet row) throws SQLException {
    Optional<PatientConsent> consent =
        row.getBoolean(3)
            ? Optional.empty()
            : ConsentReader.read(Json.parseOwn(StoredContent.decode(row.getBytes(4))));
    return new Row(row.getLong(1), row.getLong(2), consent);
  }
}
