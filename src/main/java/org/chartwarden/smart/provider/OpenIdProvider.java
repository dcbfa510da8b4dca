package org.chartwarden.smart.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The configured provider: where it is, and its keys. Asked for over the network when needed. */
@ApplicationScoped
public class OpenIdProvider {

  private static final Logger LOG = Logger.getLogger(OpenIdProvider.class);
  private static final int TIMEOUT_MILLIS = 5000;
  private static final int LARGEST_KEYS = 512 * 1024;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What is known to be safe with published keys; neither "none" nor a shared secret is. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final ProviderConfig config;
  private final Clock clock;
  private Optional<OIDCProviderMetadata> metadata = Optional.empty();
  private Optional<Instant> asked = Optional.empty();
  private Optional<JWSVerificationKeySelector<SecurityContext>> keys = Optional.empty();

  @Inject
  OpenIdProvider(ProviderConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Its issuer, when one is configured. */
  public Optional<String> issuer() {
    return config.issuer().map(String::strip).filter(issuer -> !issuer.isEmpty());
  }

  /** What it does of SMART by what the configuration says. */
  public List<String> capabilities() {
    return config.capabilities().orElse(List.of());
  }

  /** What it says of itself; empty when it cannot be asked now and was not asked before. */
  public synchronized Optional<OIDCProviderMetadata> metadata() {
    Duration wait = metadata.isPresent() ? KEPT : PAUSE;
    if (asked.filter(at -> at.isAfter(clock.instant().minus(wait))).isEmpty()) {
      asked = Optional.of(clock.instant());
      try {
        metadata =
            Optional.of(
                OIDCProviderMetadata.resolve(
                    new Issuer(issuer().orElseThrow()), TIMEOUT_MILLIS, TIMEOUT_MILLIS));
      } catch (GeneralException | IOException e) {
        LOG.warnf("the provider %s cannot be asked: %s", issuer().get(), e.getMessage());
      }
    }
    return metadata;
  }

  /** Its keys; empty when it cannot be asked where they are. */
  synchronized Optional<JWSVerificationKeySelector<SecurityContext>> keys() {
    if (keys.isEmpty()) {
      keys =
          config
              .jwksUri()
              .or(() -> metadata().map(OIDCProviderMetadata::getJWKSetURI))
              .map(OpenIdProvider::source)
              .map(source -> new JWSVerificationKeySelector<>(ALGORITHMS, source));
    }
    return keys;
  }

  private static JWKSource<SecurityContext> source(URI address) {
    try {
      return JWKSourceBuilder.create(
              address.toURL(),
              new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_KEYS))
          .retrying(true)
          .outageTolerant(true)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(
          "chartwarden.oidc.jwks-uri, or jwks_uri of the provider, is no address", e);
    }
  }
}
