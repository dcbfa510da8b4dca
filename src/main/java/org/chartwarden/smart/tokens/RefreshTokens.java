package org.chartwarden.smart.tokens;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * Refresh tokens, each good for one use. Whoever presents one for the second time has stolen it or
 * was stolen from; which of the two cannot be told, so all tokens of the approval end.
 */
@ApplicationScoped
public class RefreshTokens {

  private static final int BYTES = 32;

  private final Database database;
  private final Approvals approvals;
  private final AuthorizationConfig config;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  RefreshTokens(
      DataSource source,
      Approvals approvals,
      AuthorizationConfig config,
      AuditLog audit,
      Clock clock) {
    this.database = new Database(source);
    this.approvals = approvals;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /** A new token for an approval. */
  public String issue(Approval approval) {
    String token = new RefreshToken(BYTES).getValue();
    database.run(
        "INSERT INTO smart_refresh (hash, approval, expires_at) VALUES (?, ?, ?)",
        SecretHash.of(token),
        approval.id(),
        clock.instant().plus(lifetime(approval)));
    return token;
  }

  /** Online access ends when the user has been away for as long as a session lasts. */
  private Duration lifetime(Approval approval) {
    return approval.scopes().has(ScopeSet.OFFLINE_ACCESS)
        ? config.refreshTokenLifetime()
        : config.sessionLifetime();
  }

  private record Stored(String approval, Instant expires, boolean used) {}

  /** The approval of a token that is good, which is used up by it. */
  public Optional<Approval> use(String token, String client) {
    Optional<Stored> stored = find(token);
    Optional<Approval> approval =
        stored.flatMap(s -> approvals.find(s.approval())).filter(a -> a.isOf(client));
    if (approval.isEmpty() || stored.get().expires().isBefore(clock.instant())) {
      return Optional.empty();
    }
    int taken =
        database.run(
            "UPDATE smart_refresh SET used_at = ? WHERE hash = ? AND used_at IS NULL",
            clock.instant(),
            SecretHash.of(token));
    if (taken == 1) {
      return approval;
    }
    approvals.revoke(approval.get().id());
    audit.appendApart(
        new AuditEntry(
            "client/" + client,
            "refresh-token-reused",
            "refused",
            "",
            Json.object().put("approval", approval.get().id())));
    return Optional.empty();
  }

  /** The client of a token, also of one that was used before. */
  public Optional<String> holder(String token) {
    return find(token).flatMap(s -> approvals.find(s.approval())).map(Approval::client);
  }

  /** The approval of a token that could be used now. */
  public Optional<Approval> peek(String token) {
    return find(token)
        .filter(s -> !s.used() && s.expires().isAfter(clock.instant()))
        .flatMap(s -> approvals.find(s.approval()));
  }

  private Optional<Stored> find(String token) {
    return database.one(
        "SELECT approval, expires_at, used_at IS NOT NULL FROM smart_refresh WHERE hash = ?",
        row -> new Stored(row.getString(1), Database.instant(row, 2), row.getBoolean(3)),
        SecretHash.of(token));
  }
}
