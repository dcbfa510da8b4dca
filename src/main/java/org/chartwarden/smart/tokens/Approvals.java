package org.chartwarden.smart.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;

/** The approvals that tokens come of. */
@ApplicationScoped
public class Approvals {

  /** What was begun or proposed with a token may wait for months for somebody who decides. */
  private static final Duration ASKED = Duration.ofDays(400);

  private final Database database;
  private final Clock clock;

  @Inject
  Approvals(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** Keeps a new approval. */
  public void save(Approval approval) {
    database.run(
        "INSERT INTO smart_approval (id, client, user_name, content, approved_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        approval.id(),
        approval.client(),
        approval.userName().orElse(null),
        Json.write(approval.content()),
        clock.instant());
  }

  /** The approval with a number, unless it was revoked. */
  public Optional<Approval> find(String id) {
    return database.one(
        "SELECT client, user_name, content FROM smart_approval"
            + " WHERE id = ? AND revoked_at IS NULL",
        row ->
            Approval.of(
                id,
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                Json.parseOwn(row.getString(3))),
        id);
  }

  /**
   * Whether neither the token of a grant nor what it came of was revoked since: for what goes on
   * after the token itself has expired. What came of no approval of this server stands.
   */
  public boolean stands(Grant grant) {
    return !revoked(grant.token()) && approved(grant);
  }

  /**
   * Whether what a grant came of was not revoked since, be it with the account or the client. A
   * single token that was ended, as a sign-out does, counts nothing here: for what was left with
   * others to decide about.
   */
  public boolean approved(Grant grant) {
    return grant.approval().map(id -> standing(id).isPresent()).orElse(true);
  }

  /**
   * The approval with a number, unless it was revoked; nor, when the glass was broken with it, the
   * token with which that was done.
   */
  Optional<Approval> standing(String id) {
    return find(id).filter(found -> found.emergency().map(this::usualStands).orElse(true));
  }

  private boolean usualStands(Emergency emergency) {
    return emergency.usual().map(id -> find(id).isPresent()).orElse(true)
        && emergency.usualToken().filter(this::revoked).isEmpty();
  }

  /** Whether a single token was ended before its time. */
  boolean revoked(String token) {
    return database
        .one("SELECT 1 FROM smart_revoked WHERE token = ?", row -> true, token)
        .isPresent();
  }

  /**
   * Ends a single token.
   *
   * @param expires when the token ends by itself
   */
  void revoke(String token, Instant expires) {
    database.run("DELETE FROM smart_revoked WHERE expires_at < ?", clock.instant().minus(ASKED));
    database.run(
        "INSERT INTO smart_revoked (token, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        token,
        expires);
  }

  /** Ends an approval and every token of it. */
  public void revoke(String id) {
    database.run(
        "UPDATE smart_approval SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
        clock.instant(),
        id);
  }
}
