package org.chartwarden.smart.launching;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.util.Optional;

/** An authorization request that cannot be served: told on a page, or at the client's address. */
public final class RequestProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorObject error;
  private final transient Optional<String> redirectUri;
  private final transient Optional<String> state;

  RequestProblem(ErrorObject error, Optional<String> redirectUri, Optional<String> state) {
    super(error.getDescription(), null, false, false);
    this.error = error;
    this.redirectUri = redirectUri;
    this.state = state;
  }

  /** What is wrong. */
  public ErrorObject error() {
    return error;
  }

  /** Where it may be told; empty when nobody may be sent there. */
  public Optional<String> redirectUri() {
    return redirectUri;
  }

  /** What the client gets back with it. */
  public Optional<String> state() {
    return state;
  }
}
