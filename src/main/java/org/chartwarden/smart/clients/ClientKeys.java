package org.chartwarden.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public keys of a client: registered with it, or fetched from where it publishes them. What
 * was fetched is kept as long as its {@code Cache-Control} allows and no longer than five minutes,
 * and fetched again when a key is asked for that is not there (SMART App Launch 2.2, section
 * 5.1.6).
 */
@ApplicationScoped
class ClientKeys {

  private static final int MILLISECONDS = 3000;
  private static final int MOST_BYTES = 200_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Unknown keys make us ask again no more often than this. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Pattern MAX_AGE = Pattern.compile("(?i)max-age\\s*=\\s*\"?(\\d{1,9})");
  private static final Pattern NEVER = Pattern.compile("(?i)\\bno-(store|cache)\\b");

  private final Cache<URI, Fetched> sets = Caffeine.newBuilder().maximumSize(1000).build();

  /** Addresses that did not answer a moment ago: nobody waits for them again at once. */
  private final Cache<URI, Instant> silent = Caffeine.newBuilder().maximumSize(1000).build();

  /** Who fetches from an address; others wait for what comes instead of asking too. */
  private final Cache<URI, ReentrantLock> fetching =
      Caffeine.newBuilder().maximumSize(1000).build();

  private final Clock clock;

  @Inject
  ClientKeys(Clock clock) {
    this.clock = clock;
  }

  private record Fetched(JWKSet keys, Instant at, Duration kept) {}

  /** The keys with a number that a signature names. */
  List<JWK> find(RegisteredClient client, String kid) {
    JWKSelector wanted = new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
    try {
      if (client.jwks().isPresent()) {
        return wanted.select(JWKSet.parse(client.jwks().get()));
      }
      return client.jwksUri().isPresent() ? published(client.jwksUri().get(), wanted) : List.of();
    } catch (ParseException e) {
      throw ClientProblem.notChecked("the key set of the client cannot be read");
    } catch (IOException e) {
      throw ClientProblem.notChecked("the key set of the client cannot be fetched");
    }
  }

  private List<JWK> published(URI address, JWKSelector wanted) throws IOException, ParseException {
    Fetched known = sets.getIfPresent(address);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(known.kept()))) {
      List<JWK> found = wanted.select(known.keys());
      if (!found.isEmpty() || now.isBefore(known.at().plus(PAUSE))) {
        return found;
      }
    }
    ReentrantLock lock = fetching.get(address, any -> new ReentrantLock());
    if (!locked(lock)) {
      throw new IOException("the key set is being fetched, which takes too long");
    }
    try {
      Fetched meanwhile = sets.getIfPresent(address);
      return meanwhile == known || meanwhile == null
          ? fetched(address, wanted)
          : wanted.select(meanwhile.keys());
    } finally {
      lock.unlock();
    }
  }

  private static boolean locked(ReentrantLock lock) {
    try {
      return lock.tryLock(MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<JWK> fetched(URI address, JWKSelector wanted) throws IOException, ParseException {
    Instant now = clock.instant();
    Instant failed = silent.getIfPresent(address);
    if (failed != null && now.isBefore(failed.plus(PAUSE))) {
      throw new IOException("the key set could not be fetched a moment ago");
    }
    try {
      Fetched fresh = new Retrieval().of(address, now);
      sets.put(address, fresh);
      silent.invalidate(address);
      return wanted.select(fresh.keys());
    } catch (IOException | ParseException e) {
      silent.put(address, clock.instant());
      throw e;
    }
  }

  /** How long an answer may be kept by what it says itself. */
  static Duration kept(String cacheControl) {
    if (cacheControl == null) {
      return LONGEST;
    }
    if (NEVER.matcher(cacheControl).find()) {
      return Duration.ZERO;
    }
    Matcher age = MAX_AGE.matcher(cacheControl);
    if (!age.find()) {
      return LONGEST;
    }
    Duration told = Duration.ofSeconds(Long.parseLong(age.group(1)));
    return told.compareTo(LONGEST) < 0 ? told : LONGEST;
  }

  /** One request; the retriever itself does not tell the headers. */
  private static final class Retrieval extends DefaultResourceRetriever {

    private HttpURLConnection connection;

    private Retrieval() {
      super(MILLISECONDS, MILLISECONDS, MOST_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      connection = super.openHTTPConnection(url);
      return connection;
    }

    private Fetched of(URI address, Instant now) throws IOException, ParseException {
      try {
        JWKSet keys = JWKSet.parse(retrieveResource(address.toURL()).getContent());
        return new Fetched(keys, now, kept(connection.getHeaderField("Cache-Control")));
      } catch (MalformedURLException e) {
        throw new IOException("the address of the client's key set is no URL", e);
      }
    }
  }
}
