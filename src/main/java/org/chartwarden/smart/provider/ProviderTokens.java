package org.chartwarden.smart.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.ServerAddress;

/** Checks access tokens of the configured provider. */
@ApplicationScoped
public class ProviderTokens {

  private static final int LONGEST = 16_384;
  private static final int SKEW_SECONDS = 30;
  private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat");

  /** Access tokens as RFC 9068 has them, and as providers before it: {@code JWT}, or nothing. */
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null);

  private final OpenIdProvider provider;
  private final ProviderConfig config;
  private final ProviderClaims claims;
  private final Clock clock;
  private volatile boolean keysSeen;

  @Inject
  ProviderTokens(OpenIdProvider provider, ProviderConfig config, Clock clock) {
    this.provider = provider;
    this.config = config;
    this.claims = new ProviderClaims(config);
    this.clock = clock;
  }

  /** Whether a token says that it is the provider's; what it says is not checked yet. */
  public boolean claims(String token) {
    if (provider.issuer().isEmpty() || token.length() > LONGEST) {
      return false;
    }
    try {
      return provider.issuer().get().equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
    } catch (ParseException e) {
      // What cannot be read is nobody's token.
      return false;
    }
  }

  /**
   * What a token grants, when it is good here now.
   *
   * @throws ProviderProblem when that cannot be told, since the provider's keys cannot be fetched
   */
  public Optional<Grant> verify(String token, ServerAddress server) {
    JWSVerificationKeySelector<SecurityContext> keys =
        provider.keys().orElseThrow(ProviderProblem::new);
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(TYPES);
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(verifier(config.audience().orElse(server.fhir())));
    try {
      JWTClaimsSet checked = processor.process(token, null);
      keysSeen = true;
      String number = Optional.ofNullable(checked.getJWTID()).orElseGet(() -> SecretHash.of(token));
      return Optional.of(claims.grant(checked, number, server));
    } catch (KeySourceException e) {
      // Numbers of keys that nobody has must not look like an outage once there are keys.
      if (keysSeen && e instanceof RateLimitReachedException) {
        return Optional.empty();
      }
      throw new ProviderProblem();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // Whatever is wrong with it, it is no good token.
      return Optional.empty();
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> verifier(String audience) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            Set.of(audience),
            new JWTClaimsSet.Builder().issuer(provider.issuer().orElseThrow()).build(),
            REQUIRED,
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(SKEW_SECONDS);
    return verifier;
  }
}
