package org.chartwarden.smart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the embedded authorization server and of what every request must bring along. */
@ConfigMapping(prefix = "chartwarden.auth")
public interface AuthorizationConfig {

  /**
   * Whether requests without a token are served as those of a client that may do everything; a
   * token that is sent counts all the same. Only for a try on a machine of one's own: a server that
   * others reach, and every one in production, refuses to start with it.
   */
  @WithDefault("false")
  boolean open();

  /**
   * Address of this server as its clients know it, without a trailing slash; it is the issuer of
   * tokens. Without it, what each request names.
   */
  Optional<String> baseUrl();

  /** JWK set with the private keys that sign tokens, the first one for new signatures. */
  Optional<Path> keysFile();

  /**
   * File for the number by which commands on this machine show that they are; {@code serve} sets it
   * beside its data.
   */
  Optional<Path> localKeyFile();

  /**
   * Whether apps may register themselves at {@code /auth/register} (RFC 7591). Whoever asks is
   * registered; a person still decides what the app gets.
   */
  @WithDefault("false")
  boolean registration();

  /** The most that an app which registered itself may be granted; never to break the glass. */
  @WithDefault(
      "openid fhirUser profile launch launch/patient launch/encounter offline_access online_access"
          + " patient/*.rs user/*.rs")
  String registrationScopes();

  /** Most apps that may register themselves within an hour. */
  @WithDefault("60")
  int registrationsPerHour();

  /** How long an access token is good. */
  @WithDefault("1h")
  Duration accessTokenLifetime();

  /** How long a refresh token is good; each use gives a new one. */
  @WithDefault("180d")
  Duration refreshTokenLifetime();

  /** How long a token of a backend service is good (Backend Services: at most five minutes). */
  @WithDefault("5m")
  Duration backendTokenLifetime();

  /** How long an authorization code is good. */
  @WithDefault("1m")
  Duration codeLifetime();

  /** How long an EHR launch is good that no app has taken up. */
  @WithDefault("5m")
  Duration launchLifetime();

  /** How long a browser stays signed in. */
  @WithDefault("8h")
  Duration sessionLifetime();

  /** Failed sign-ins in a row after which an account is locked for a while, 1 or more. */
  @WithDefault("5")
  int maxFailures();

  /** How long a locked account stays locked, a second or more. */
  @WithDefault("15m")
  Duration lockTime();

  /**
   * Wrong secrets of one client at the token, introspection and revocation endpoints that are borne
   * within {@link #failureWindow}, 1 or more; further ones get 429. Where the client proved itself
   * within seven days they are counted apart.
   */
  @WithDefault("20")
  int clientFailures();

  /**
   * Wrong secrets and signatures from one address, whatever the client, 1 or more; of IPv6 from a
   * network of 64 bits. A client that proved itself from there within seven days is served all the
   * same.
   */
  @WithDefault("100")
  int addressFailures();

  /**
   * Wrong passwords at the pages for signing in from one address, whatever the account, 1 or more;
   * of IPv6 from a network of 64 bits. Further ones get a page with 429. A browser in which
   * somebody signed in within thirty days lets that account in all the same. Each process counts
   * for itself and knows only the browsers that signed in at it since it started: another replica,
   * or the same one after a restart, does not know a browser, which the failures of a neighbour
   * then shut out. Where a proxy is not named as trusted, all who come through it share one
   * address; it must replace {@code X-Forwarded-For}, else callers choose theirs.
   */
  @WithDefault("100")
  int signInFailures();

  /** Time in which that many failures become due again, a second or more. */
  @WithDefault("15m")
  Duration failureWindow();

  /**
   * Whether clients with a secret get system scopes by client credentials as those with keys do.
   * Backend Services is for keys; the demo sets it.
   */
  @WithDefault("false")
  boolean backendSecrets();

  /** How long a checked token is taken for good without asking whether it was revoked. */
  @WithDefault("5s")
  Duration recheckAfter();
}
