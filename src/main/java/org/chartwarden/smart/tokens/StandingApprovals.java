package org.chartwarden.smart.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;

/** What apps may do for a person now, for that person to see and to end. */
@ApplicationScoped
public class StandingApprovals {

  private final Database database;
  private final AuthorizationConfig config;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  StandingApprovals(DataSource source, AuthorizationConfig config, AuditLog audit, Clock clock) {
    this.database = new Database(source);
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An approval that stands.
   *
   * @param since when it was given
   */
  public record Standing(Approval approval, Instant since) {}

  /**
   * The approvals of a person of which a token may be good, the latest first: one that was given or
   * refreshed no longer ago than an access token lives, or that can be refreshed.
   */
  public List<Standing> of(String userName) {
    Instant now = clock.instant();
    Instant recent = now.minus(config.accessTokenLifetime());
    return database.list(
        "SELECT a.id, a.client, a.content, a.approved_at FROM smart_approval a"
            + " WHERE a.user_name = ? AND a.revoked_at IS NULL AND (a.approved_at > ?"
            + " OR EXISTS (SELECT 1 FROM smart_refresh r WHERE r.approval = a.id"
            + " AND (r.used_at > ? OR r.used_at IS NULL AND r.expires_at > ?)))"
            + " ORDER BY a.approved_at DESC",
        row ->
            new Standing(
                Approval.of(
                    row.getString(1),
                    row.getString(2),
                    Optional.of(userName),
                    Json.parseOwn(row.getString(3))),
                Database.instant(row, 4)),
        userName,
        recent,
        recent,
        now);
  }

  /** Ends an approval that a person gave; one of somebody else's, or none, changes nothing. */
  @Transactional
  public void end(String userName, String id) {
    Optional<String> client =
        database.one(
            "UPDATE smart_approval SET revoked_at = ? WHERE id = ? AND user_name = ?"
                + " AND revoked_at IS NULL RETURNING client",
            row -> row.getString(1),
            clock.instant(),
            id,
            userName);
    client.ifPresent(
        app ->
            audit.append(
                new AuditEntry(
                    "user/" + userName,
                    "end-access",
                    AuditEntry.SUCCESS,
                    "client/" + app,
                    Json.object().put("approval", id))));
  }
}
