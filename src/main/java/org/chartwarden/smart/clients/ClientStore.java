package org.chartwarden.smart.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.scopes.ScopeSet;

/** The registered clients. */
@ApplicationScoped
public class ClientStore {

  private static final String COLUMNS =
      "id, name, kind, secret, jwks, jwks_uri, redirect_uris, launch_uri, scopes, grants";

  private final Database database;
  private final Clock clock;

  @Inject
  ClientStore(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** The client with an id. */
  public Optional<RegisteredClient> find(String id) {
    // No text of the database has this character.
    if (id.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return database.one(
        "SELECT " + COLUMNS + " FROM smart_client WHERE id = ?", ClientStore::client, id);
  }

  /** All clients by their ids. */
  public List<RegisteredClient> all() {
    return database.list(
        "SELECT " + COLUMNS + " FROM smart_client ORDER BY id", ClientStore::client);
  }

  /** How many clients whose ids begin so were registered since then. */
  public int registeredSince(String prefix, Instant begin) {
    return database
        .one(
            "SELECT count(*)::int FROM smart_client WHERE starts_with(id, ?) AND registered_at > ?",
            row -> row.getInt(1),
            prefix,
            begin)
        .orElse(0);
  }

  /** Registers a client, or changes the registration of one. */
  public void save(RegisteredClient client) {
    database.run(
        "INSERT INTO smart_client ("
            + COLUMNS
            + ", registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind,"
            + " secret = EXCLUDED.secret, jwks = EXCLUDED.jwks, jwks_uri = EXCLUDED.jwks_uri,"
            + " redirect_uris = EXCLUDED.redirect_uris, launch_uri = EXCLUDED.launch_uri,"
            + " scopes = EXCLUDED.scopes, grants = EXCLUDED.grants",
        client.id(),
        client.name(),
        client.kind().code(),
        client.secretHash().orElse(null),
        client.jwks().orElse(null),
        client.jwksUri().map(URI::toString).orElse(null),
        client.redirectUris().toArray(String[]::new),
        client.launchUri().orElse(null),
        client.scopes().text(),
        client.grants().stream().sorted().toArray(String[]::new),
        clock.instant());
  }

  /** Removes a client and ends all its tokens; false when there is none. */
  public boolean remove(String id) {
    database.run(
        "UPDATE smart_approval SET revoked_at = ? WHERE client = ? AND revoked_at IS NULL",
        clock.instant(),
        id);
    return database.run("DELETE FROM smart_client WHERE id = ?", id) == 1;
  }

  private static RegisteredClient client(ResultSet row) throws SQLException {
    return new RegisteredClient(
        row.getString(1),
        row.getString(2),
        ClientKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        Optional.ofNullable(row.getString(6)).map(URI::create),
        texts(row.getArray(7)),
        Optional.ofNullable(row.getString(8)),
        ScopeSet.read(row.getString(9)),
        Set.copyOf(texts(row.getArray(10))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
