package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;

/** The queue of events. Each method is one statement or, where it says so, needs a transaction. */
@ApplicationScoped
class EventStore {

  private static final int BATCH = 500;

  private final Database database;

  EventStore(DataSource source) {
    this.database = new Database(source);
  }

  /** Adds events, in order, in the transaction of the writes. */
  void addAll(String subscription, List<ResourceChanged> changes) {
    database.run(
        "INSERT INTO fhir_subscription_event (subscription, type, resource, version, kind, at)"
            + " SELECT ?, e.type, e.resource, e.version, e.kind, e.at::timestamptz"
            + " FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])"
            + " WITH ORDINALITY AS e (type, resource, version, kind, at, place) ORDER BY e.place",
        subscription,
        texts(changes, change -> change.resource().key().type()),
        texts(changes, change -> change.resource().key().id()),
        changes.stream().map(change -> change.resource().version()).toArray(Long[]::new),
        texts(changes, change -> Comparison.interaction(change.kind())),
        texts(changes, change -> change.resource().lastUpdated().toString()));
  }

  private static String[] texts(
      List<ResourceChanged> changes, Function<ResourceChanged, String> part) {
    return changes.stream().map(part).toArray(String[]::new);
  }

  /**
   * Gives numbers to committed events that have none; must be called in a transaction by the one
   * that has the right to send. Versions of one resource were committed in the order of {@code
   * seq}, because each writer held the resource until its end.
   *
   * @return whether there may be more
   */
  boolean number(String subscription, String owner) {
    Optional<Long> last =
        database.one(
            "SELECT events FROM fhir_subscription WHERE id = ? AND lease_owner = ? FOR UPDATE",
            row -> row.getLong(1),
            subscription,
            owner);
    if (last.isEmpty()) {
      return false;
    }
    int numbered =
        database.run(
            "UPDATE fhir_subscription_event e SET number = ? + n.place FROM (SELECT seq,"
                + " row_number() OVER (ORDER BY seq) AS place FROM fhir_subscription_event"
                + " WHERE subscription = ? AND number IS NULL ORDER BY seq LIMIT ?) n"
                + " WHERE e.seq = n.seq",
            last.get(),
            subscription,
            BATCH);
    if (numbered > 0) {
      database.run(
          "UPDATE fhir_subscription SET events = ? WHERE id = ?",
          last.get() + numbered,
          subscription);
    }
    return numbered == BATCH;
  }

  /** Numbered events in order. */
  List<SubscriptionEvent> numbered(String subscription, long after, long upTo, int limit) {
    return database.list(
        "SELECT number, type, resource, version, kind, at FROM fhir_subscription_event"
            + " WHERE subscription = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?",
        EventStore::event,
        subscription,
        after,
        upTo,
        limit);
  }

  void removeOlder(Instant than) {
    database.run("DELETE FROM fhir_subscription_event WHERE at < ?", than);
  }

  private static SubscriptionEvent event(ResultSet row) throws SQLException {
    return new SubscriptionEvent(
        row.getLong(1),
        new ResourceKey(row.getString(2), row.getString(3)),
        row.getLong(4),
        row.getString(5),
        Database.instant(row, 6));
  }
}
