package org.chartwarden.smart.api;

import com.nimbusds.oauth2.sdk.AbstractOptionallyIdentifiedRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Identifier;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ErrorText;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientAuthenticator;
import org.chartwarden.smart.clients.ClientProblem;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for clients: give, look at, end (RFC 6749, RFC 7662, RFC 7009). */
@Path("/auth")
@Blocking
@Tag(name = "Authorization")
class TokenEndpoint {

  private final ServerAddresses addresses;
  private final ClientAuthenticator authenticator;
  private final TokenGrants grants;
  private final TokenStatus status;
  private final TokenVerifier verifier;

  @Inject
  TokenEndpoint(
      ServerAddresses addresses,
      ClientAuthenticator authenticator,
      TokenGrants grants,
      TokenStatus status,
      TokenVerifier verifier) {
    this.addresses = addresses;
    this.authenticator = authenticator;
    this.grants = grants;
    this.status = status;
    this.verifier = verifier;
  }

  @POST
  @Path("/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response token(String body, @Context HttpServerRequest http) {
    ServerAddress server = addresses.of(http);
    return answer(
        http,
        "the token request cannot be read",
        () -> {
          HTTPRequest message = message(body, http, server.auth("token"));
          requireReadable(message);
          TokenRequest request = TokenRequest.parse(message);
          RegisteredClient client =
              authenticator.authenticate(
                  Optional.ofNullable(request.getClientAuthentication()),
                  Optional.ofNullable(request.getClientID())
                      .map(Identifier::getValue)
                      .or(() -> grants.holder(request)),
                  Set.of(server.auth("token"), server.issuer()),
                  CallerAddress.of(http));
          return Response.ok(Json.write(grants.answer(request, client, server)));
        });
  }

  /** Says of any token whether it is good; of one that is not, nothing else. */
  @POST
  @Path("/introspect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response introspect(String body, @Context HttpServerRequest http) {
    ServerAddress server = addresses.of(http);
    try {
      HTTPRequest message = message(body, http, server.auth("introspect"));
      Optional<String> bearer = bearer(http, server);
      String asking =
          bearer.isPresent()
              ? bearer.get()
              : authenticated(message, server, CallerAddress.of(http)).id();
      return fresh(Response.ok(Json.write(status.of(parameter(message, "token"), server, asking))));
    } catch (ParseException e) {
      return refused(
          http,
          ErrorText.of(OAuth2Error.INVALID_REQUEST, "the introspection request cannot be read"));
    } catch (ClientProblem e) {
      return refused(http, e);
    }
  }

  /** Ends a token; of a refresh token, or with it, everything of its approval. */
  @POST
  @Path("/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response revoke(String body, @Context HttpServerRequest http) {
    ServerAddress server = addresses.of(http);
    return answer(
        http,
        "the revocation cannot be read",
        () -> {
          HTTPRequest message = message(body, http, server.auth("revoke"));
          requireReadable(message);
          TokenRevocationRequest request = TokenRevocationRequest.parse(message);
          RegisteredClient client =
              client(
                  request,
                  Set.of(server.auth("revoke"), server.auth("token"), server.issuer()),
                  CallerAddress.of(http));
          status.revoke(request.getToken().getValue(), client, server);
          return Response.ok();
        });
  }

  /** What is done for a message that can be read. */
  private interface Work {
    Response.ResponseBuilder done() throws ParseException;
  }

  /** Does it, or tells what is wrong as RFC 6749, section 5.2, has it. */
  private static Response answer(HttpServerRequest http, String unreadable, Work work) {
    try {
      return fresh(work.done());
    } catch (ParseException e) {
      return refused(
          http,
          e.getErrorObject() == null
              ? ErrorText.of(OAuth2Error.INVALID_REQUEST, unreadable)
              : e.getErrorObject());
    } catch (ClientProblem e) {
      return refused(http, e);
    }
  }

  private RegisteredClient client(
      AbstractOptionallyIdentifiedRequest request, Set<String> audiences, String address) {
    return authenticator.authenticate(
        Optional.ofNullable(request.getClientAuthentication()),
        Optional.ofNullable(request.getClientID()).map(Identifier::getValue),
        audiences,
        address);
  }

  /** Whatever is wrong with how a client proves itself is {@code invalid_client}. */
  private static void requireReadable(HTTPRequest message) {
    authentication(message);
  }

  private static Optional<ClientAuthentication> authentication(HTTPRequest message) {
    try {
      return Optional.ofNullable(ClientAuthentication.parse(message));
    } catch (ParseException e) {
      throw new ClientProblem(
          ErrorText.of(
              OAuth2Error.INVALID_CLIENT,
              "the client's proof of who it is cannot be read: " + e.getMessage()));
    }
  }

  private RegisteredClient authenticated(
      HTTPRequest message, ServerAddress server, String address) {
    return authenticator.authenticate(
        authentication(message),
        Optional.empty(),
        Set.of(server.auth("introspect"), server.auth("token"), server.issuer()),
        address);
  }

  /** The client of a token that the request brings along, when it is good. */
  private Optional<String> bearer(HttpServerRequest http, ServerAddress server) {
    return BearerToken.of(http)
        .flatMap(token -> verifier.verify(token, server))
        .map(found -> found.grant().client());
  }

  private static String parameter(HTTPRequest message, String name) throws ParseException {
    return Optional.ofNullable(message.getBodyAsFormParameters().get(name))
        .filter(values -> values.size() == 1)
        .map(values -> values.get(0))
        .orElse("");
  }

  private static HTTPRequest message(String body, HttpServerRequest http, String address)
      throws ParseException {
    HTTPRequest message = new HTTPRequest(HTTPRequest.Method.POST, URI.create(address));
    message.setContentType("application/x-www-form-urlencoded");
    message.setBody(body);
    List<String> authorization = http.headers().getAll("Authorization");
    if (authorization.size() > 1) {
      throw new ParseException("there is more than one Authorization header");
    }
    if (!authorization.isEmpty()) {
      message.setAuthorization(authorization.get(0));
    }
    return message;
  }

  private static Response refused(HttpServerRequest http, ClientProblem problem) {
    Response refused = refused(http, problem.error());
    if (problem.retryAfter().isPresent()) {
      refused.getHeaders().putSingle("Retry-After", problem.retryAfter().getAsLong());
    }
    return refused;
  }

  private static Response refused(HttpServerRequest http, ErrorObject error) {
    int code = error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode();
    Response.ResponseBuilder answer =
        Response.status(code).entity(error.toJSONObject().toJSONString());
    // Only who came with the header is told of it; clients take it for more than the error itself.
    if (code == 401 && http.getHeader("Authorization") != null) {
      answer.header("WWW-Authenticate", "Basic realm=\"chartwarden\"");
    }
    return fresh(answer);
  }

  private static Response fresh(Response.ResponseBuilder answer) {
    return answer
        .type(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache")
        .build();
  }
}
