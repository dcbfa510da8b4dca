package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.StoredContent;
import org.chartwarden.fhir.search.types.ResourceText;
import org.chartwarden.fhir.search.types.TextIndex;
import org.chartwarden.platform.Json;

/**
 * Keeps the words of resources for {@code _text} and {@code _content}. Writes do not touch them:
 * the first such search starts the index, each one takes in what was stored since, and once started
 * it is followed in the background. A server that is never asked pays nothing; a search sees every
 * write that was acknowledged before it, or says what it cannot see yet.
 */
@ApplicationScoped
public class FullTextIndex implements TextIndex {

  private static final int BATCH = 500;

  /** Clocks of several processes differ a little; this far back is looked again. */
  private static final int OVERLAP_SECONDS = 60;

  /** Words of r are missing, of another version, or of what was deleted. */
  private static final String CHANGED =
      "CASE WHEN r.deleted THEN s.pid IS NOT NULL ELSE s.version IS DISTINCT FROM r.version END";

  private final SearchDatabase database;
  private final SearchConfig config;

  @Inject
  FullTextIndex(SearchDatabase database, SearchConfig config) {
    this.database = database;
    this.config = config;
  }

  private record Place(Instant lastUpdated, long pid) {}

  private record Row(
      Place place, String type, long version, boolean deleted, Optional<ResourceText> text) {}

  @Override
  public Optional<String> catchUp() {
    if (!config.fullText()) {
      throw FhirProblem.notSupported(
          "full-text-off", "_text and _content are switched off (chartwarden.search.full-text)");
    }
    if (upToDate()) {
      return Optional.empty();
    }
    long end = System.nanoTime() + config.fullTextWait().toNanos();
    Optional<Place> from = Optional.empty();
    try {
      do {
        Optional<Place> start = from;
        from = QuarkusTransaction.requiringNew().call(() -> step(start));
        if (from.isEmpty()) {
          return Optional.empty();
        }
      } while (System.nanoTime() < end);
    } catch (SearchFailure e) {
      if (!(e.getCause() instanceof SQLException sql) || !"55P03".equals(sql.getSQLState())) {
        throw e;
      }
      return Optional.of("another process is taking in words");
    }
    return Optional.of("words stored after " + from.get().lastUpdated() + " are not taken in yet");
  }

  /** Follows what is stored once the index was started. */
  @Scheduled(
      every = "10s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    if (config.fullText()
        && !database
            .query(new Sql().add("SELECT 1 FROM search_text_progress"), row -> row.getInt(1))
            .isEmpty()) {
      catchUp();
    }
  }

  /**
   * One batch.
   *
   * @param from where the batch before ended; empty at the beginning
   * @return where this one ended; empty when nothing is left
   */
  private Optional<Place> step(Optional<Place> from) {
    database.query(
        new Sql()
            .add(
                "SELECT set_config('lock_timeout', ?, true)",
                Math.max(1, config.fullTextWait().toMillis()) + "ms"),
        row -> row.getString(1));
    database.update(
        new Sql()
            .add("INSERT INTO search_text_progress (last_updated, pid)")
            .add(" VALUES ('epoch', 0) ON CONFLICT DO NOTHING"));
    Place kept =
        database
            .query(
                new Sql().add("SELECT last_updated, pid FROM search_text_progress FOR UPDATE"),
                row ->
                    new Place(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)))
            .get(0);
    Place start =
        from.orElseGet(() -> new Place(kept.lastUpdated().minusSeconds(OVERLAP_SECONDS), 0));
    List<Row> rows = changedAfter(start);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    store(rows);
    Place last = rows.get(rows.size() - 1).place();
    Instant reached = min(last.lastUpdated(), database.oldestWriter());
    if (reached.isAfter(kept.lastUpdated())) {
      database.update(
          new Sql()
              .add(
                  "UPDATE search_text_progress SET last_updated = ?",
                  reached.atOffset(ZoneOffset.UTC)));
    }
    return rows.size() < BATCH ? Optional.empty() : Optional.of(last);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Whether the index was started and nothing has changed since: then there is nothing to lock. */
  private boolean upToDate() {
    return database
        .query(
            new Sql()
                .add("SELECT EXISTS (SELECT 1 FROM search_text_progress) AND NOT EXISTS (SELECT 1")
                .add(" FROM search_text_progress p JOIN resource r ON r.last_updated >")
                .add(" p.last_updated - make_interval(secs => ?)", OVERLAP_SECONDS)
                .add(" LEFT JOIN search_text s ON s.pid = r.pid WHERE " + CHANGED + ")"),
            row -> row.getBoolean(1))
        .get(0);
  }

  private List<Row> changedAfter(Place place) {
    return database.query(
        new Sql()
            .add("SELECT r.last_updated, r.pid, r.type, r.version, r.deleted, r.content")
            .add(" FROM resource r LEFT JOIN search_text s ON s.pid = r.pid")
            .add(
                " WHERE (r.last_updated, r.pid) > (?, ?)",
                place.lastUpdated().atOffset(ZoneOffset.UTC),
                place.pid())
            .add(" AND " + CHANGED)
            .add(" ORDER BY r.last_updated, r.pid LIMIT ?", BATCH),
        row ->
            new Row(
                new Place(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)),
                row.getString(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getBoolean(5) ? Optional.empty() : Optional.of(text(row.getBytes(6)))));
  }

  private static ResourceText text(byte[] content) {
    JsonNode resource = Json.parseOwn(StoredContent.decode(content));
    return ResourceText.of(resource);
  }

  private void store(List<Row> rows) {
    long[] gone = rows.stream().filter(Row::deleted).mapToLong(r -> r.place().pid()).toArray();
    if (gone.length > 0) {
      database.update(new Sql().add("DELETE FROM search_text WHERE pid = ANY (?)", (Object) gone));
    }
    List<Row> kept = rows.stream().filter(row -> !row.deleted()).toList();
    List<String> narratives = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    for (Row row : kept) {
      narratives.add(row.text().orElseThrow().narrative());
      contents.add(row.text().orElseThrow().content());
    }
    database.update(
        new Sql()
            .add("INSERT INTO search_text (pid, type, version, narrative, content)")
            .add(
                " SELECT x.pid, x.type, x.version, NULLIF(to_tsvector('simple', x.narrative), ''),")
            .add(" to_tsvector('simple', x.content) FROM unnest(?, ?, ?, ?, ?)")
            .add(" AS x (pid, type, version, narrative, content)")
            .add(" ON CONFLICT (pid) DO UPDATE SET version = excluded.version,")
            .add(" narrative = excluded.narrative, content = excluded.content")
            .arguments(
                kept.stream().mapToLong(r -> r.place().pid()).toArray(),
                kept.stream().map(Row::type).toList(),
                kept.stream().mapToLong(Row::version).toArray(),
                narratives,
                contents));
  }
}
