package org.chartwarden.smart.clients;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import org.chartwarden.smart.ErrorText;

/** A client that is not who it says, or may not do what it asks. */
public final class ClientProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorObject error;

  public ClientProblem(ErrorObject error) {
    super(error.getDescription(), null, false, false);
    this.error = error;
  }

  /** {@code invalid_client} (RFC 6749, section 5.2); the reason names no secret. */
  static ClientProblem notAuthenticated(String reason) {
    return new ClientProblem(ErrorText.of(OAuth2Error.INVALID_CLIENT, reason));
  }

  /** What the client is told. */
  public ErrorObject error() {
    return error;
  }
}
