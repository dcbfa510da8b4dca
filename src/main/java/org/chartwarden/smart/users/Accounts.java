package org.chartwarden.smart.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.PasswordHashes;

/**
 * Accounts and their passwords. After some failures in a row an account is locked for a while; a
 * locked account answers as a wrong password does, so nobody learns which names there are.
 */
@ApplicationScoped
public class Accounts {

  /** Failures in a row with this one; a lock that is over begins them anew. */
  private static final String FAILURES =
      "CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END";

  private final Database database;
  private final AuthorizationConfig config;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  Accounts(DataSource source, AuthorizationConfig config, AuditLog audit, Clock clock) {
    this.database = new Database(source);
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  private record Stored(UserAccount account, String password, Optional<Instant> lockedUntil) {}

  /**
   * Makes an account, or gives one a new password, which also unlocks it and ends its sessions and
   * the tokens of what it approved: whoever knew the old one may have them.
   */
  @Transactional
  public void save(UserAccount account, String password) {
    // It takes long, and nothing of the old password is to be begun between the statements.
    String hash = PasswordHashes.hash(password);
    database.run(
        "INSERT INTO smart_user (name, password, display, fhir_user) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET password = EXCLUDED.password,"
            + " display = EXCLUDED.display, fhir_user = EXCLUDED.fhir_user, failures = 0,"
            + " locked_until = NULL",
        account.name(),
        hash,
        account.display(),
        account.fhirUser());
    database.run("DELETE FROM smart_session WHERE user_name = ?", account.name());
    endApprovals(account.name());
  }

  /** Whether there is an account of that name. */
  public boolean exists(String name) {
    return stored(name).isPresent();
  }

  /** Removes an account with its sessions and ends its tokens; false when there is none. */
  @Transactional
  public boolean remove(String name) {
    endApprovals(name);
    return database.run("DELETE FROM smart_user WHERE name = ?", name) == 1;
  }

  private void endApprovals(String name) {
    database.run(
        "UPDATE smart_approval SET revoked_at = ? WHERE user_name = ? AND revoked_at IS NULL",
        clock.instant(),
        name);
  }

  /** The account with a name. */
  public Optional<UserAccount> find(String name) {
    return stored(name).map(Stored::account);
  }

  /** The account, when the password is right and it is not locked. */
  public Optional<UserAccount> signIn(String typed, String password) {
    // No text of the database has this character, so no name has it.
    String name = typed.indexOf('\0') < 0 ? typed : "";
    Optional<Stored> stored = stored(name);
    boolean right =
        stored.isPresent()
            ? PasswordHashes.matches(password, stored.get().password())
            : PasswordHashes.matchesNobody(password);
    boolean locked =
        stored
            .flatMap(Stored::lockedUntil)
            .filter(until -> until.isAfter(clock.instant()))
            .isPresent();
    if (right && !locked && stillRight(name, stored.get().password())) {
      record(name, "success", "password");
      return stored.map(Stored::account);
    }
    if (!locked) {
      database.run(
          "UPDATE smart_user SET failures = "
              + FAILURES
              + ", locked_until = CASE WHEN "
              + FAILURES
              + " >= ? THEN ?::timestamptz END WHERE name = ?",
          config.maxFailures(),
          clock.instant().plus(config.lockTime()),
          name);
    }
    record(stored.isPresent() ? name : "unknown", "refused", locked ? "locked" : "wrong-password");
    return Optional.empty();
  }

  /** Begins the count anew, unless there is a new password since the hash was read. */
  private boolean stillRight(String name, String hash) {
    return database.run(
            "UPDATE smart_user SET failures = 0, locked_until = NULL"
                + " WHERE name = ? AND password = ?",
            name,
            hash)
        == 1;
  }

  /** A name that is no account is not recorded: people type their passwords there. */
  private void record(String name, String outcome, String why) {
    ObjectNode detail = Json.object().put("why", why);
    audit.appendApart(new AuditEntry("user/" + name, "sign-in", outcome, "", detail));
  }

  private Optional<Stored> stored(String name) {
    return database.one(
        "SELECT name, display, fhir_user, password, locked_until FROM smart_user WHERE name = ?",
        Accounts::stored,
        name);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new UserAccount(row.getString(1), row.getString(2), row.getString(3)),
        row.getString(4),
        row.getObject(5) == null ? Optional.empty() : Optional.of(Database.instant(row, 5)));
  }
}
