package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.search.SnapshotScope;
import org.chartwarden.fhir.search.SnapshotWriter;
import org.chartwarden.fhir.storage.ListedVersionStore;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Interaction;

/**
 * Lists of everything that is current at one moment, for readers that cannot hold a transaction
 * open as long as they read: versions are never changed, so the list is enough to read the same
 * resources hours later, after a restart, or twice.
 */
@ApplicationScoped
class Snapshots {

  /** Contents that lie in memory at a time; some resources are megabytes. */
  private static final int READ_AT_ONCE = 100;

  private static final int LIST_SECONDS = 3600;
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final SnapshotWriter writer;
  private final Searches searches;
  private final ListedVersionStore store;
  private final SnapshotDeletions deletions;
  private final Clock clock;
  private final IdGenerator ids;
  private final Database database;
  private final Narrowings narrowings;
  private final AccessGate access;

  @Inject
  Snapshots(
      SnapshotWriter writer,
      Searches searches,
      ListedVersionStore store,
      SnapshotDeletions deletions,
      Clock clock,
      IdGenerator ids,
      DataSource source,
      Narrowings narrowings,
      AccessGate access) {
    this.access = access;
    this.narrowings = narrowings;
    this.writer = writer;
    this.searches = searches;
    this.store = store;
    this.deletions = deletions;
    this.clock = clock;
    this.ids = ids;
    this.database = new Database(source);
  }

  ResourceSnapshot take(AccessContext who, SnapshotWish wish) {
    SnapshotScope scope = check(who, wish);
    String id = ids.newId();
    QuarkusTransaction.requiringNew()
        .timeout(LIST_SECONDS)
        .run(
            () -> writer.write(id, scope, clock.instant(), moment -> begin(who, wish, id, moment)));
    return find(who, id);
  }

  /**
   * The wish as it will be carried out.
   *
   * @throws FhirProblem 400 or 404 naming the type or the filter that is wrong, 403 when nothing of
   *     it can be seen
   */
  SnapshotScope check(AccessContext who, SnapshotWish wish) {
    access.checkAnyOf(who, Interaction.SEARCH, wish.types());
    List<SnapshotScope.TypeScope> types =
        wish.types().stream()
            .map(
                type ->
                    new SnapshotScope.TypeScope(
                        type,
                        wish.filters().getOrDefault(type, List.of()).stream()
                            .map(filter -> filter(type, filter))
                            .toList()))
            .toList();
    return new SnapshotScope(
        types, wish.compartments(), wish.since(), wish.until(), narrowings.searching(who));
  }

  private SearchQuery filter(String type, String filter) {
    SearchQuery query = searches.parse(type, filter, false);
    if (!query.sort().isEmpty()
        || !query.includes().isEmpty()
        || !query.elements().isEmpty()
        || query.maxResults() != SearchQuery.UNLIMITED) {
      throw FhirProblem.invalid(
          "bad-type-filter",
          "the filter '"
              + type
              + "?"
              + filter
              + "' may only say which resources are wanted, not in what order or shape");
    }
    return query;
  }

  private void begin(AccessContext who, SnapshotWish wish, String id, Instant moment) {
    ObjectNode scope = Json.object();
    wish.compartments()
        .ifPresent(
            patients -> {
              var list = scope.putArray("patients");
              new TreeSet<>(patients).forEach(list::add);
            });
    database.run(
        "INSERT INTO snapshot_list (id, moment, patients, scope, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        id,
        moment,
        bound(who),
        Json.write(scope),
        clock.instant().plus(LIFETIME));
  }

  private String[] bound(AccessContext who) {
    return narrowings
        .searching(who)
        .print()
        .map(p -> p.stream().sorted().toArray(String[]::new))
        .orElse(null);
  }

  /** What is known about a list besides its parts. */
  private record Head(Instant moment, Optional<Set<String>> compartments) {}

  ResourceSnapshot find(AccessContext who, String id) {
    Head head = head(who, id);
    List<ResourceSnapshot.Part> parts =
        database.list(
            "SELECT part, type, deleted, cardinality(pids) FROM snapshot_part WHERE list = ?"
                + " ORDER BY part",
            row ->
                new ResourceSnapshot.Part(
                    row.getInt(1), row.getString(2), row.getBoolean(3), row.getInt(4)),
            id);
    return new ResourceSnapshot(id, head.moment(), parts);
  }

  private Head head(AccessContext who, String id) {
    return database
        .one(
            "SELECT moment, scope FROM snapshot_list"
                + " WHERE id = ? AND patients IS NOT DISTINCT FROM ?::text[]",
            row -> new Head(Database.instant(row, 1), compartments(row.getString(2))),
            id,
            bound(who))
        .orElseThrow(
            () ->
                new FhirProblem(
                    410,
                    "expired",
                    "snapshot-expired",
                    "the list " + id + " is not kept any more"));
  }

  private static Optional<Set<String>> compartments(String scope) {
    JsonNode patients = Json.parseOwn(scope).path("patients");
    if (patients.isMissingNode()) {
      return Optional.empty();
    }
    Set<String> found = new HashSet<>();
    patients.forEach(patient -> found.add(patient.asText()));
    return Optional.of(found);
  }

  /** The pids and the versions of a part, side by side. */
  private record Listed(boolean deleted, List<Long> pids, List<Long> versions) {}

  void read(AccessContext who, String id, int part, Consumer<ResourceVersion> reader) {
    Head head = head(who, id);
    Listed listed =
        database
            .one(
                "SELECT deleted, pids, versions FROM snapshot_part WHERE list = ? AND part = ?",
                row ->
                    new Listed(row.getBoolean(1), longs(row.getArray(2)), longs(row.getArray(3))),
                id,
                part)
            .orElseThrow(() -> new IllegalArgumentException("no part " + part + " in " + id));
    for (int from = 0; from < listed.pids().size(); from += READ_AT_ONCE) {
      int to = Math.min(listed.pids().size(), from + READ_AT_ONCE);
      List<Long> pids = listed.pids().subList(from, to);
      List<Long> versions = listed.versions().subList(from, to);
      if (listed.deleted()) {
        deletions.shown(who, head.compartments(), pids, versions).forEach(reader);
      } else {
        store.versions(pids, versions).stream()
            .filter(version -> access.stillShown(who, version))
            .forEach(reader);
      }
    }
  }

  private static List<Long> longs(Array array) throws java.sql.SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }

  void drop(String id) {
    database.run("DELETE FROM snapshot_list WHERE id = ?", id);
  }

  @Scheduled(every = "1h", delayed = "5m")
  void removeExpired() {
    database.run("DELETE FROM snapshot_list WHERE expires_at < ?", clock.instant());
  }
}
