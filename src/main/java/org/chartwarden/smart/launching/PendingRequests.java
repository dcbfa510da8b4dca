package org.chartwarden.smart.launching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.id.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.SecretHash;

/**
 * What waits for a person or an app for a few minutes, under a random number that nobody can guess:
 * authorization requests between their pages, and the context of EHR launches.
 */
@ApplicationScoped
public class PendingRequests {

  private static final int BYTES = 32;
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final Database database;
  private final Clock clock;

  @Inject
  PendingRequests(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** Which of the two. */
  public enum Kind {
    REQUEST("request"),
    LAUNCH("launch");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /** Keeps something for as long as a person may take over it, and gives its number. */
  public String keep(Kind kind, ObjectNode content) {
    return keep(kind, content, KEPT);
  }

  /**
   * Keeps something for a while and gives its number. It stays for longer than it can be found: who
   * found a launch in time decides later, and uses it up then.
   */
  String keep(Kind kind, ObjectNode content, Duration lifetime) {
    database.run("DELETE FROM smart_pending WHERE expires_at < ?", clock.instant().minus(KEPT));
    String number = new State(BYTES).getValue();
    database.run(
        "INSERT INTO smart_pending (hash, kind, content, expires_at) VALUES (?, ?, ?, ?)",
        SecretHash.of(number),
        kind.code,
        Json.write(content),
        clock.instant().plus(lifetime));
    return number;
  }

  /** What is kept under a number. */
  public Optional<ObjectNode> find(Kind kind, String number) {
    return database.one(
        "SELECT content FROM smart_pending WHERE hash = ? AND kind = ? AND expires_at > ?",
        row -> (ObjectNode) Json.parseOwn(row.getString(1)),
        SecretHash.of(number),
        kind.code,
        clock.instant());
  }

  /** Changes what is kept. */
  public void change(String number, ObjectNode content) {
    database.run(
        "UPDATE smart_pending SET content = ? WHERE hash = ?",
        Json.write(content),
        SecretHash.of(number));
  }

  /** Ends it; false when somebody else was quicker. */
  public boolean end(String number) {
    return database.run("DELETE FROM smart_pending WHERE hash = ?", SecretHash.of(number)) == 1;
  }

  /** Uses a launch up by the hash of its number; false when it was used before. */
  public boolean useLaunch(String hash) {
    return database.run(
            "DELETE FROM smart_pending WHERE hash = ? AND kind = ?", hash, Kind.LAUNCH.code)
        == 1;
  }
}
