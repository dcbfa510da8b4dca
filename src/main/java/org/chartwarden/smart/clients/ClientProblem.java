package org.chartwarden.smart.clients;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.chartwarden.smart.ErrorText;

/** A client that is not who it says, or may not do what it asks. */
public final class ClientProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;

  private final transient ErrorObject error;
  private final transient Optional<Duration> pause;
  private final boolean disproved;

  public ClientProblem(ErrorObject error) {
    this(error, Optional.empty(), true);
  }

  private ClientProblem(ErrorObject error, Optional<Duration> pause, boolean disproved) {
    super(error.getDescription(), null, false, false);
    this.error = error;
    this.pause = pause;
    this.disproved = disproved;
  }

  /** Status 429: nobody proved to be the client too often. */
  static ClientProblem tooManyFailures(Duration pause) {
    return new ClientProblem(
        new ErrorObject(
            "temporarily_unavailable",
            "too many failed attempts to prove who the client is; try again later",
            TOO_MANY),
        Optional.of(pause),
        false);
  }

  /** {@code invalid_client} (RFC 6749, section 5.2); the reason names no secret. */
  static ClientProblem notAuthenticated(String reason) {
    return new ClientProblem(ErrorText.of(OAuth2Error.INVALID_CLIENT, reason));
  }

  /** The same where the proof could not be checked, which tells nothing of it. */
  static ClientProblem notChecked(String reason) {
    return new ClientProblem(
        ErrorText.of(OAuth2Error.INVALID_CLIENT, reason), Optional.empty(), false);
  }

  /** Whether what was sent was looked at and did not hold. */
  boolean disproved() {
    return disproved;
  }

  /** Whole seconds after which the request may be made again. */
  public OptionalLong retryAfter() {
    return pause.isPresent()
        ? OptionalLong.of(pause.get().plusMillis(999).toSeconds())
        : OptionalLong.empty();
  }

  /** What the client is told. */
  public ErrorObject error() {
    return error;
  }
}
