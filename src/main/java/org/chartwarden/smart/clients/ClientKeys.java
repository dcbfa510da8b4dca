package org.chartwarden.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/**
 * The public keys of a client: registered with it, or fetched from where it publishes them. What
 * was fetched is kept for a while and fetched again when a key is asked for that is not there.
 */
@ApplicationScoped
class ClientKeys {

  private static final int MILLISECONDS = 3000;
  private static final int MOST_BYTES = 200_000;
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Cache<URI, JWKSource<SecurityContext>> sources =
      Caffeine.newBuilder().maximumSize(1000).build();

  /** The keys with a number that a signature names. */
  List<JWK> find(RegisteredClient client, String kid) {
    JWKSelector wanted = new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
    try {
      if (client.jwks().isPresent()) {
        return wanted.select(JWKSet.parse(client.jwks().get()));
      }
      return client.jwksUri().isPresent()
          ? sources.get(client.jwksUri().get(), ClientKeys::source).get(wanted, null)
          : List.of();
    } catch (ParseException e) {
      throw ClientProblem.notAuthenticated("the registered key set of the client cannot be read");
    } catch (KeySourceException e) {
      throw ClientProblem.notAuthenticated("the key set of the client cannot be fetched");
    }
  }

  private static JWKSource<SecurityContext> source(URI uri) {
    try {
      return JWKSourceBuilder.create(
              uri.toURL(), new DefaultResourceRetriever(MILLISECONDS, MILLISECONDS, MOST_BYTES))
          .cache(KEPT.toMillis(), Duration.ofSeconds(15).toMillis())
          .rateLimited(Duration.ofSeconds(5).toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw ClientProblem.notAuthenticated("the address of the client's key set is no URL");
    }
  }
}
