package org.chartwarden.smart.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.CompactJws;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.keys.SigningKeys;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * Checks access tokens: signature by a key of this server, type, issuer, audience, time, and that
 * neither the token nor its approval was revoked. What was checked is taken for good for a few
 * seconds; a revocation shows after these at the latest.
 */
@ApplicationScoped
public class TokenVerifier {

  private static final int LONGEST = 8192;
  private static final int KEPT = 10_000;

  /** How far the clocks of two replicas may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final Approvals approvals;
  private final Clock clock;
  private final Cache<String, VerifiedToken> checked;

  @Inject
  TokenVerifier(SigningKeys keys, Approvals approvals, AuthorizationConfig config, Clock clock) {
    this.keys = keys;
    this.approvals = approvals;
    this.clock = clock;
    this.checked =
        Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(config.recheckAfter()).build();
  }

  /** The token, when it is good at this address now. */
  public Optional<VerifiedToken> verify(String token, ServerAddress server) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    String hash = SecretHash.of(token);
    VerifiedToken found = checked.getIfPresent(hash);
    if (found == null) {
      Optional<VerifiedToken> fresh = parse(token).flatMap(this::current);
      fresh.ifPresent(good -> checked.put(hash, good));
      found = fresh.orElse(null);
    }
    return Optional.ofNullable(found)
        .filter(good -> good.expires().isAfter(clock.instant()))
        .filter(good -> ServerAddress.same(good.issuer(), server.issuer()));
  }

  /** Ends one token before its time. */
  public void revoke(VerifiedToken token) {
    approvals.revoke(token.grant().token(), token.expires());
    checked.invalidateAll();
  }

  /** Forgets what was taken for good, after something was revoked here. */
  public void recheck() {
    checked.invalidateAll();
  }

  /** The token as its approval has it, when neither was revoked. */
  private Optional<VerifiedToken> current(VerifiedToken token) {
    return approvals.revoked(token.grant().token())
        ? Optional.empty()
        : approvals
            .standing(token.approval())
            .map(
                approval ->
                    approval
                        .emergency()
                        .map(emergency -> token.breaking(emergency.glass()))
                        .orElse(token));
  }

  private Optional<VerifiedToken> parse(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      String kid = jwt.getHeader().getKeyID();
      // The algorithm is ours, not the token's: neither "none" nor a key taken for a secret passes.
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || !TokenIssuer.ACCESS_TOKEN.equals(jwt.getHeader().getType())
          || kid == null
          || !CompactJws.plain(jwt)) {
        return Optional.empty();
      }
      Optional<RSAKey> key = keys.find(kid);
      if (key.isEmpty() || !jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()))) {
        return Optional.empty();
      }
      return token(jwt.getJWTClaimsSet()).filter(good -> begun(good, clock.instant()));
    } catch (ParseException | JOSEException e) {
      // What cannot be read is no token.
      return Optional.empty();
    }
  }

  private static boolean begun(VerifiedToken token, Instant now) {
    return token.from().isBefore(now.plus(SKEW));
  }

  private static Optional<VerifiedToken> token(JWTClaimsSet claims) throws ParseException {
    String issuer = claims.getIssuer();
    if (issuer == null
        || claims.getExpirationTime() == null
        || claims.getIssueTime() == null
        || !claims.getAudience().contains(new ServerAddress(issuer).fhir())) {
      return Optional.empty();
    }
    Instant issued = claims.getIssueTime().toInstant();
    Instant from =
        claims.getNotBeforeTime() == null ? issued : claims.getNotBeforeTime().toInstant();
    String records = new ServerAddress(issuer).fhir() + "/";
    Optional<String> user = Optional.ofNullable(claims.getStringClaim("fhirUser"));
    if (user.filter(address -> !address.startsWith(records)).isPresent()
        || claims.getStringClaim("client_id") == null
        || claims.getStringClaim("scope") == null
        || claims.getStringClaim(TokenIssuer.APPROVAL) == null
        || claims.getJWTID() == null) {
      return Optional.empty();
    }
    Grant grant =
        new Grant(
                claims.getStringClaim("client_id"),
                claims.getJWTID(),
                user.map(address -> address.substring(records.length())),
                ScopeSet.read(claims.getStringClaim("scope")),
                Optional.ofNullable(claims.getStringClaim("patient")),
                Optional.ofNullable(claims.getStringClaim("encounter")))
            .of(claims.getStringClaim(TokenIssuer.APPROVAL));
    return Optional.of(
        new VerifiedToken(
            grant,
            claims.getStringClaim(TokenIssuer.APPROVAL),
            issuer,
            claims.getSubject(),
            issued,
            from.isAfter(issued) ? from : issued,
            claims.getExpirationTime().toInstant(),
            user));
  }
}
