package org.chartwarden.smart.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.AuthorizationConfig;

/**
 * The RSA keys of this server. They come from a file of the operator, or are made once and kept in
 * the database, so that all replicas sign with the same. A key that was retired signs nothing more
 * and is published until the tokens that it signed have expired.
 */
@ApplicationScoped
public class SigningKeys {

  private static final int BITS = 2048;
  private static final Duration REREAD = Duration.ofMinutes(1);
  private static final Duration SOONEST_REREAD = Duration.ofSeconds(1);
  private static final String ORDER = " ORDER BY retired_at DESC NULLS FIRST, created_at, kid";

  private final AuthorizationConfig config;
  private final Database database;
  private final IdGenerator ids;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  @Inject
  SigningKeys(AuthorizationConfig config, DataSource source, IdGenerator ids, Clock clock) {
    this.config = config;
    this.database = new Database(source);
    this.ids = ids;
    this.clock = clock;
  }

  /** Keys, the one that signs first. */
  private record Known(List<RSAKey> keys, Instant read) {}

  /** The key for new signatures. */
  public RSAKey active() {
    return keys().get(0);
  }

  /** The public halves, for clients that check signatures. */
  public JWKSet published() {
    return new JWKSet(keys().stream().map(key -> (JWK) key.toPublicJWK()).toList());
  }

  /** The key with a number; one that another server has made since is looked up. */
  public Optional<RSAKey> find(String kid) {
    Optional<RSAKey> found = among(keys(), kid);
    if (found.isEmpty() && known.read().isBefore(clock.instant().minus(SOONEST_REREAD))) {
      known = new Known(List.of(), Instant.MIN);
      found = among(keys(), kid);
    }
    return found;
  }

  private static Optional<RSAKey> among(List<RSAKey> keys, String kid) {
    return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
  }

  /** The keys that are there, the one that signs first; none is made. */
  public List<KnownKey> list() {
    return config.keysFile().isPresent()
        ? fromFile(config.keysFile().get()).stream()
            .map(key -> new KnownKey(key, Optional.empty(), Optional.empty()))
            .toList()
        : database.list(
            "SELECT jwk, created_at, retired_at FROM smart_key" + ORDER,
            row ->
                new KnownKey(
                    parse(row.getString(1)),
                    Optional.of(Database.instant(row, 2)),
                    Optional.ofNullable(Database.instant(row, 3))));
  }

  /**
   * Makes a new key for new signatures, all in one transaction; the ones before are retired. Other
   * servers of the database sign with it within a minute, and know it at once. Not for keys of a
   * file: there the operator puts a new one first.
   *
   * @return the number of the new key
   * @throws SigningKeyProblem when the keys come from a file
   */
  public String rotate() {
    if (config.keysFile().isPresent()) {
      throw new SigningKeyProblem(
          "the keys come from " + config.keysFile().get() + "; put a new key first in that file");
    }
    RSAKey fresh = generate();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              // Of two rotations at once the second one waits, and retires the key of the first.
              database.run("LOCK TABLE smart_key IN SHARE ROW EXCLUSIVE MODE");
              Instant now = clock.instant();
              database.run("UPDATE smart_key SET retired_at = ? WHERE retired_at IS NULL", now);
              store(fresh, now);
            });
    known = new Known(List.of(), Instant.MIN);
    return fresh.getKeyID();
  }

  /** A new key as a JWK set with its private half, for a file of keys. */
  public static String fresh(String kid) {
    return new JWKSet(generated(kid)).toString(false);
  }

  /** Whether the file of keys, if there is one, can be read by every user of this machine. */
  public boolean readByOthers() {
    return config.keysFile().filter(SigningKeys::readByOthers).isPresent();
  }

  private static boolean readByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      throw new SigningKeyProblem(file + " cannot be looked at", e);
    }
  }

  private List<RSAKey> keys() {
    Known now = known;
    if (now.read().isBefore(clock.instant().minus(REREAD))) {
      now =
          new Known(
              config.keysFile().map(SigningKeys::fromFile).orElseGet(this::stored),
              clock.instant());
      known = now;
    }
    return now.keys();
  }

  private static List<RSAKey> fromFile(Path file) {
    try {
      List<RSAKey> keys =
          JWKSet.load(file.toFile()).getKeys().stream()
              .filter(key -> key instanceof RSAKey && key.isPrivate() && key.getKeyID() != null)
              .map(JWK::toRSAKey)
              .toList();
      if (keys.isEmpty()) {
        throw new SigningKeyProblem(file + " has no private RSA key with a kid");
      }
      return keys;
    } catch (IOException | ParseException e) {
      throw new SigningKeyProblem(file + " cannot be read as a JWK set", e);
    }
  }

  private List<RSAKey> stored() {
    // Another server may sign with a key for a while after it was retired.
    Instant oldest = clock.instant().minus(config.accessTokenLifetime()).minus(REREAD);
    List<RSAKey> keys = read(oldest);
    if (keys.isEmpty()) {
      store(generate(), clock.instant());
      keys = read(oldest);
    }
    return keys;
  }

  private List<RSAKey> read(Instant oldest) {
    return database.list(
        "SELECT jwk FROM smart_key WHERE retired_at IS NULL OR retired_at > ?" + ORDER,
        row -> parse(row.getString(1)),
        oldest);
  }

  private static RSAKey parse(String jwk) {
    try {
      return RSAKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }

  /** Of two servers that start at once the first one's key stays. */
  private void store(RSAKey key, Instant now) {
    database.run(
        "INSERT INTO smart_key (kid, jwk, created_at) SELECT ?, ?, ? WHERE NOT EXISTS"
            + " (SELECT 1 FROM smart_key WHERE retired_at IS NULL)",
        key.getKeyID(),
        key.toJSONString(),
        now);
  }

  private RSAKey generate() {
    return generated(ids.newId());
  }

  private static RSAKey generated(String kid) {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(com.nimbusds.jose.JWSAlgorithm.RS256)
          .keyID(kid)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA key could be made", e);
    }
  }
}
