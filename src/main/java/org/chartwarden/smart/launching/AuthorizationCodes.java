package org.chartwarden.smart.launching;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.SecretComparison;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.tokens.Approvals;

/**
 * Authorization codes: good once, for a minute, for the client and the address that they were asked
 * for, and only with the verifier of their challenge (RFC 7636). A code that comes twice ends all
 * tokens of its approval (RFC 6749, section 4.1.2).
 */
@ApplicationScoped
public class AuthorizationCodes {

  private static final int BYTES = 32;

  private final Database database;
  private final Approvals approvals;
  private final AuthorizationConfig config;
  private final Clock clock;

  @Inject
  AuthorizationCodes(
      DataSource source, Approvals approvals, AuthorizationConfig config, Clock clock) {
    this.database = new Database(source);
    this.approvals = approvals;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What a code stands for.
   *
   * @param approval number of the approval
   * @param nonce for the ID token
   */
  public record Redeemed(String approval, Optional<String> nonce) {}

  private record Stored(
      String approval,
      String client,
      String redirectUri,
      String challenge,
      Optional<String> nonce,
      Instant expires) {

    /** Whether it was given for this client and address, which are no secrets. */
    private boolean isFor(String asking, String address) {
      return client.equals(asking) && redirectUri.equals(address);
    }
  }

  /** A new code. */
  public String issue(
      String approval,
      String client,
      String redirectUri,
      String challenge,
      Optional<String> nonce) {
    database.run(
        "DELETE FROM smart_code WHERE expires_at < ?::timestamptz - interval '1 day'",
        clock.instant());
    String code = new AuthorizationCode(BYTES).getValue();
    database.run(
        "INSERT INTO smart_code (hash, approval, client, redirect_uri, challenge, nonce, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        SecretHash.of(code),
        approval,
        client,
        redirectUri,
        challenge,
        nonce.orElse(null),
        clock.instant().plus(config.codeLifetime()));
    return code;
  }

  /** What a code stands for, when everything about it is right; it is used up either way. */
  public Optional<Redeemed> redeem(
      String code, String client, String redirectUri, Optional<CodeVerifier> verifier) {
    Optional<Stored> stored =
        database.one(
            "SELECT approval, client, redirect_uri, challenge, nonce, expires_at FROM smart_code"
                + " WHERE hash = ?",
            row ->
                new Stored(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5)),
                    Database.instant(row, 6)),
            SecretHash.of(code));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    int taken =
        database.run(
            "UPDATE smart_code SET used_at = ? WHERE hash = ? AND used_at IS NULL",
            clock.instant(),
            SecretHash.of(code));
    Stored found = stored.get();
    if (taken == 0) {
      approvals.revoke(found.approval());
      return Optional.empty();
    }
    boolean right =
        found.expires().isAfter(clock.instant())
            && found.isFor(client, redirectUri)
            && verifier.filter(given -> fits(given, found.challenge())).isPresent();
    return right ? Optional.of(new Redeemed(found.approval(), found.nonce())) : Optional.empty();
  }

  private static boolean fits(CodeVerifier verifier, String challenge) {
    return SecretComparison.same(
        CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(), challenge);
  }
}
