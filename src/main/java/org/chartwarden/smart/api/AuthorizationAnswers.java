package org.chartwarden.smart.api;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import java.net.URI;
import java.util.Optional;
import org.chartwarden.smart.ServerAddress;

/** What goes back to the app by way of the browser (RFC 6749, section 4.1.2; RFC 9207). */
final class AuthorizationAnswers {

  private AuthorizationAnswers() {}

  static PageAnswer code(
      String redirectUri, Optional<String> state, String code, ServerAddress server) {
    return PageAnswer.to(
        new AuthorizationSuccessResponse(
                URI.create(redirectUri),
                new AuthorizationCode(code),
                null,
                state.map(State::new).orElse(null),
                new Issuer(server.issuer()),
                ResponseMode.QUERY)
            .toURI());
  }

  static PageAnswer error(
      String redirectUri, Optional<String> state, ErrorObject error, ServerAddress server) {
    return PageAnswer.to(
        new AuthorizationErrorResponse(
                URI.create(redirectUri),
                error,
                state.map(State::new).orElse(null),
                new Issuer(server.issuer()),
                ResponseMode.QUERY)
            .toURI());
  }
}
