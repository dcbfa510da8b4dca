package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/**
 * Indexes the resources stored earlier by parameters that came later. Batch by batch in the order
 * of storage, each in a transaction of its own that also moves the cursor, so that a process that
 * dies loses one batch at most and any other goes on. One process works at a time. The resources of
 * a batch are locked, so that no writer's newer rows are lost; it never waits long for a lock and
 * so is never the cause of a deadlock that reaches a writer.
 *
 * <p>When all are done, the resources changed since the start are looked at once more, as soon as
 * no transaction of that time writes any longer: another process may have stored them before it had
 * noticed the new parameter.
 */
@ApplicationScoped
public class Reindexer {

  private static final Logger LOG = Logger.getLogger(Reindexer.class);
  private static final int BATCH = 200;
  private static final long LOCK = 0x63776478L;

  /** Longer than any process takes to notice a new parameter. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final SearchDatabase database;
  private final SearchParameterRegistry registry;
  private final ParameterProgress progress;
  private final IndexWriter writer;
  private final Clock clock;

  @Inject
  Reindexer(
      SearchDatabase database,
      SearchParameterRegistry registry,
      ParameterProgress progress,
      IndexWriter writer,
      Clock clock) {
    this.database = database;
    this.registry = registry;
    this.progress = progress;
    this.writer = writer;
    this.clock = clock;
  }

  /** The state of the registry at which nothing was left to do; -1 = there may be something. */
  private int settledAt = -1;

  private record Batch(List<IndexWriter.Entry> entries, boolean last) {}

  @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    int state = registry.changes();
    if (state == settledAt) {
      return;
    }
    try {
      boolean more = true;
      while (more) {
        long start = System.nanoTime();
        more = QuarkusTransaction.requiringNew().call(this::step);
        // Half of the time is left to those who wait for an answer.
        LockSupport.parkNanos(more ? System.nanoTime() - start : 0);
      }
      boolean settled =
          progress.of(registry.added()).stream().allMatch(ParameterProgress.State::settled);
      settledAt = settled && begun() ? state : -1;
    } catch (SearchFailure e) {
      if (!(e.getCause() instanceof SQLException sql) || !"55P03".equals(sql.getSQLState())) {
        throw e;
      }
      LOG.debug("a resource is locked, indexing goes on later");
    }
  }

  /** Whether every parameter that is not of R4 has been noted as one to index. */
  private boolean begun() {
    return progress.of(registry.added()).size() == registry.added().size();
  }

  /** One batch; tells whether there may be more to do at once. */
  private boolean step() {
    List<SearchParameterRegistry.Added> added = registry.added();
    if (added.isEmpty() || !locked()) {
      return false;
    }
    List<ParameterProgress.State> work = next(progress.of(added));
    if (work.isEmpty()) {
      return false;
    }
    ParameterProgress.State first = work.get(0);
    List<IndexedParam> params = new ArrayList<>();
    for (ParameterProgress.State state : work) {
      registry.findIndexed(state.type(), state.name()).ifPresent(params::add);
    }
    Batch batch = batch(first);
    if (!batch.entries().isEmpty()) {
      writer.writeParams(params, batch.entries());
    }
    long after = batch.last() ? 0 : batch.entries().get(batch.entries().size() - 1).pid();
    progress.advance(work, after, batch.entries().size(), batch.last());
    if (batch.last()) {
      LOG.infof("search parameters are indexed: %s", ParameterProgress.names(work));
    }
    return true;
  }

  private boolean locked() {
    return database
        .query(new Sql().add("SELECT pg_try_advisory_xact_lock(?)", LOCK), row -> row.getBoolean(1))
        .get(0);
  }

  /** The parameters of one type that stand at the same place, so that one look serves them all. */
  private List<ParameterProgress.State> next(List<ParameterProgress.State> states) {
    Optional<ParameterProgress.State> first =
        states.stream()
            .filter(s -> !s.done())
            .findFirst()
            .or(
                () ->
                    states.stream()
                        .filter(s -> !s.settled())
                        .filter(s -> s.startedAt().plus(GRACE).isBefore(clock.instant()))
                        .filter(s -> s.startedAt().plus(GRACE).isBefore(database.oldestWriter()))
                        .findFirst());
    return first
        .map(
            one ->
                states.stream()
                    .filter(
                        s ->
                            s.type().equals(one.type())
                                && s.after() == one.after()
                                && s.done() == one.done()
                                && s.settled() == one.settled()
                                && (!s.done() || s.startedAt().equals(one.startedAt())))
                    .toList())
        .orElse(List.of());
  }

  private Batch batch(ParameterProgress.State state) {
    database.query(
        new Sql().add("SELECT set_config('lock_timeout', '500ms', true)"), row -> row.getString(1));
    Sql sql =
        new Sql()
            .add("SELECT pid, content FROM resource WHERE type = ? AND NOT deleted", state.type())
            .add(" AND pid > ?", state.after());
    if (state.done()) {
      OffsetDateTime since = state.startedAt().minus(GRACE).atOffset(ZoneOffset.UTC);
      sql.add(" AND last_updated >= ?", since);
    }
    List<IndexWriter.Entry> entries =
        database.query(
            sql.add(" ORDER BY pid LIMIT ? FOR NO KEY UPDATE", BATCH),
            row ->
                new IndexWriter.Entry(
                    row.getLong(1),
                    state.type(),
                    (ObjectNode) Json.parseOwn(StoredContent.decode(row.getBytes(2)))));
    return new Batch(entries, entries.size() < BATCH);
  }
}
