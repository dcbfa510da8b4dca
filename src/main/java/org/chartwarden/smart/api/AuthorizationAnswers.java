package org.chartwarden.smart.api;

import com.nimbusds.oauth2.sdk.ErrorObject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.chartwarden.smart.ServerAddress;

/** What goes back to the app by way of the browser (RFC 6749, section 4.1.2; RFC 9207). */
final class AuthorizationAnswers {

  private AuthorizationAnswers() {}

  static Response code(
      String redirectUri, Optional<String> state, String code, ServerAddress server) {
    return sent(
        builder(redirectUri, state, server).queryParam("code", "{code}"), state, code, server);
  }

  private static UriBuilder builder(
      String redirectUri, Optional<String> state, ServerAddress server) {
    UriBuilder builder = UriBuilder.fromUri(URI.create(redirectUri)).queryParam("iss", "{iss}");
    return state.isPresent() ? builder.queryParam("state", "{state}") : builder;
  }

  static Response error(
      String redirectUri, Optional<String> state, ErrorObject error, ServerAddress server) {
    UriBuilder builder =
        builder(redirectUri, state, server)
            .queryParam("error", "{code}")
            .queryParam("error_description", "{description}");
    return redirect(
        builder
            .resolveTemplate("iss", server.issuer())
            .resolveTemplate("state", state.orElse(""))
            .resolveTemplate("code", error.getCode())
            .resolveTemplate("description", error.getDescription())
            .build());
  }

  private static Response sent(
      UriBuilder builder, Optional<String> state, String code, ServerAddress server) {
    return redirect(
        builder
            .resolveTemplate("iss", server.issuer())
            .resolveTemplate("state", state.orElse(""))
            .resolveTemplate("code", code)
            .build());
  }

  /** 303, so that a browser that posted does not post to the app. */
  private static Response redirect(URI to) {
    return Response.seeOther(to).header("Cache-Control", "no-store").build();
  }
}
