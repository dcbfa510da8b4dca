package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.GrantJson;
import org.chartwarden.smart.SecretHash;

/**
 * The table of subscriptions. Every method is one statement in the caller's transaction or in one
 * of its own; what a sender changes names its lease and does nothing when the lease is over.
 */
@ApplicationScoped
class SubscriptionStore {

  private static final String COLUMNS =
      "id, status, definition, actor, patients, live_from, started, events, delivered, attempts,"
          + " contacted_at, last_error, fault, granted";
  private static final String LEASED = " WHERE id = ? AND lease_owner = ?";

  /** An active subscription is due for new events, or when its heartbeat may be. */
  private static final String DUE =
      "status IN ('requested', 'active') AND not_before <= ?"
          + " AND (lease_owner IS NULL OR lease_until < ? OR lease_owner = ANY (?))";

  private final Database database;

  SubscriptionStore(DataSource source) {
    this.database = new Database(source);
  }

  Optional<SubscriptionState> find(String id) {
    return database.one(
        "SELECT " + COLUMNS + " FROM fhir_subscription WHERE id = ?", SubscriptionStore::state, id);
  }

  List<SubscriptionState> watched() {
    return database.list(
        "SELECT " + COLUMNS + " FROM fhir_subscription WHERE status = ANY (?)",
        SubscriptionStore::state,
        (Object) Watched.statuses().toArray(String[]::new));
  }

  /**
   * Takes over a new version of a Subscription. A subscription that was not active begins anew:
   * attempts and faults are forgotten, its events stay. The rights of its creator stay too, and
   * narrow to those of a bound caller who changes it; those of a token are from then on what the
   * newest token of the same holder grants.
   *
   * @param own whether the server itself wrote it
   */
  void put(SubscriptionState wanted, SubscriptionSpec spec, boolean own, Instant now) {
    String[] patients =
        wanted.who().patients().map(p -> p.stream().sorted().toArray(String[]::new)).orElse(null);
    boolean confirmed = wanted.status().equals("active") && !own;
    database.run(
        "INSERT INTO fhir_subscription AS s (id, status, definition, actor, patients, ends_at,"
            + " live_from, not_before, heartbeat, granted)"
            + " VALUES (?, ?, ?, ?, ?::text[], ?::timestamptz, ?, ?, ?, ?::text)"
            + " ON CONFLICT (id) DO UPDATE SET definition = EXCLUDED.definition,"
            + " ends_at = EXCLUDED.ends_at, not_before = EXCLUDED.not_before,"
            + " heartbeat = EXCLUDED.heartbeat,"
            + " status = CASE WHEN ? AND s.status = 'active' THEN 'active'"
            + " ELSE EXCLUDED.status END,"
            + " live_from = CASE WHEN s.status = 'off' THEN EXCLUDED.live_from ELSE s.live_from END,"
            + " started = s.started AND s.status = 'active',"
            + " attempts = CASE WHEN ? THEN s.attempts ELSE 0 END,"
            + " fault = CASE WHEN ? THEN s.fault END,"
            + " last_error = CASE WHEN ? THEN s.last_error END,"
            + " granted = COALESCE(EXCLUDED.granted, s.granted),"
            + " patients = CASE WHEN ? OR EXCLUDED.patients IS NULL THEN s.patients"
            + " WHEN s.patients IS NULL THEN EXCLUDED.patients"
            + " ELSE ARRAY(SELECT unnest(s.patients) INTERSECT SELECT unnest(EXCLUDED.patients))"
            + " END",
        wanted.id(),
        confirmed ? "requested" : wanted.status(),
        wanted.definition(),
        wanted.who().actor(),
        patients,
        spec.end().orElse(null),
        wanted.liveFrom(),
        now,
        Math.toIntExact(spec.channel().heartbeat().toSeconds()),
        GrantJson.textOf(wanted.who()),
        confirmed,
        own,
        own,
        own,
        own);
  }

  void remove(String id) {
    database.run("DELETE FROM fhir_subscription_event WHERE subscription = ?", id);
    database.run("DELETE FROM fhir_subscription WHERE id = ?", id);
  }

  /** Tells every server that subscriptions have changed. */
  void touchRegistry() {
    database.run("UPDATE fhir_subscription_registry SET version = version + 1");
  }

  long registryVersion() {
    return database
        .one("SELECT version FROM fhir_subscription_registry", row -> row.getLong(1))
        .orElse(0L);
  }

  /** Subscriptions that something is to be sent for, the longest waiting first. */
  List<String> due(Instant now, List<String> deadOwners, int limit) {
    return database.list(
        "SELECT id FROM fhir_subscription s WHERE "
            + DUE
            + " AND (status = 'requested' OR fault IS NOT NULL OR delivered < events OR"
            + " (heartbeat > 0 AND coalesce(contacted_at, live_from) + heartbeat * interval '1 s'"
            + " <= ?)"
            + " OR EXISTS (SELECT FROM fhir_subscription_event e"
            + " WHERE e.subscription = s.id AND e.number IS NULL)) ORDER BY not_before LIMIT ?",
        row -> row.getString(1),
        now,
        now,
        deadOwners.toArray(String[]::new),
        now,
        limit);
  }

  /** Owners of leases. */
  List<String> owners() {
    return database.list(
        "SELECT DISTINCT lease_owner FROM fhir_subscription WHERE lease_owner IS NOT NULL",
        row -> row.getString(1));
  }

  /** Takes the right to send; false when somebody else has it or nothing may be sent yet. */
  boolean claim(String id, String owner, Instant now, Duration lease, List<String> deadOwners) {
    return 1
        == database.run(
            "UPDATE fhir_subscription SET lease_owner = ?, lease_until = ? WHERE id = ? AND " + DUE,
            owner,
            now.plus(lease),
            id,
            now,
            now,
            deadOwners.toArray(String[]::new));
  }

  /** Keeps the right to send and reads the state; empty when the right is lost. */
  Optional<SubscriptionState> renew(String id, String owner, Instant until) {
    return database.one(
        "UPDATE fhir_subscription SET lease_until = ?" + LEASED + " RETURNING " + COLUMNS,
        SubscriptionStore::state,
        until,
        id,
        owner);
  }

  /** Gives the right to send back. */
  void release(String id, String owner) {
    database.run(
        "UPDATE fhir_subscription SET lease_owner = NULL, lease_until = NULL" + LEASED, id, owner);
  }

  /** A notification was taken. */
  boolean taken(String id, String owner, long number, Instant now) {
    return 1
        == database.run(
            "UPDATE fhir_subscription SET delivered = greatest(delivered, ?), attempts = 0,"
                + " last_error = NULL, contacted_at = ?"
                + LEASED,
            number,
            now,
            id,
            owner);
  }

  /** A notification was not taken and is tried again later. */
  void failed(String id, String owner, int attempts, String reason, Instant notBefore) {
    database.run(
        "UPDATE fhir_subscription SET attempts = ?, last_error = ?, not_before = ?" + LEASED,
        attempts,
        reason,
        notBefore,
        id,
        owner);
  }

  /** Nothing is to be sent before that time. */
  void rest(String id, String owner, Instant notBefore) {
    database.run("UPDATE fhir_subscription SET not_before = ?" + LEASED, notBefore, id, owner);
  }

  void handshaken(String id, String owner, Instant now) {
    database.run(
        "UPDATE fhir_subscription SET started = true, attempts = 0, last_error = NULL,"
            + " contacted_at = ?"
            + LEASED,
        now,
        id,
        owner);
  }

  void status(String id, String status) {
    database.run("UPDATE fhir_subscription SET status = ? WHERE id = ?", status, id);
  }

  /** Notes, in the writing transaction, that a subscription can no longer be evaluated. */
  void fault(String id, String reason) {
    database.run(
        "UPDATE fhir_subscription SET fault = ? WHERE id = ? AND fault IS NULL", reason, id);
  }

  /** Subscriptions that have ended and are not off yet. */
  List<String> ended(Instant now) {
    return database.list(
        "SELECT id FROM fhir_subscription WHERE ends_at <= ? AND status <> 'off' LIMIT 100",
        row -> row.getString(1),
        now);
  }

  /** Number of the newest event of each of these. */
  List<SubscriptionState> all(List<String> ids) {
    return database.list(
        "SELECT " + COLUMNS + " FROM fhir_subscription WHERE id = ANY (?) ORDER BY id",
        SubscriptionStore::state,
        (Object) ids.toArray(String[]::new));
  }

  /** Keeps a token, as all secrets are: nobody who sees the table can use it. */
  void putToken(String token, List<String> subscriptions, Instant expires) {
    database.run(
        "INSERT INTO fhir_subscription_token (token, subscriptions, expires_at) VALUES (?, ?, ?)",
        SecretHash.of(token),
        subscriptions.toArray(String[]::new),
        expires);
  }

  /** The subscriptions of a token, or none. */
  List<String> ofToken(String token, Instant now) {
    return database.list(
        "SELECT unnest(subscriptions) FROM fhir_subscription_token WHERE token = ?"
            + " AND expires_at > ?",
        row -> row.getString(1),
        SecretHash.of(token),
        now);
  }

  void removeTokens(Instant now) {
    database.run("DELETE FROM fhir_subscription_token WHERE expires_at < ?", now);
  }

  private static SubscriptionState state(ResultSet row) throws SQLException {
    Array patients = row.getArray(5);
    Optional<Set<String>> bound =
        patients == null
            ? Optional.empty()
            : Optional.of(
                Stream.of((String[]) patients.getArray())
                    .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    return new SubscriptionState(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        new AccessContext(row.getString(4), bound, true, GrantJson.read(row.getString(14))),
        Database.instant(row, 6),
        row.getBoolean(7),
        row.getLong(8),
        row.getLong(9),
        row.getInt(10),
        Optional.ofNullable(Database.instant(row, 11)),
        Optional.ofNullable(row.getString(12)),
        Optional.ofNullable(row.getString(13)));
  }
}
