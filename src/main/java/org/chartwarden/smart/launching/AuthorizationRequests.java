package org.chartwarden.smart.launching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ErrorText;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.scopes.SmartScope;

/**
 * Reads authorization requests (SMART App Launch 2.2, section 2.0.9). Until client and redirect
 * address are known to be right, what is wrong is told on a page and nobody is sent anywhere.
 */
@ApplicationScoped
public class AuthorizationRequests {

  private static final Set<String> ONCE =
      Set.of(
          "response_type",
          "client_id",
          "redirect_uri",
          "scope",
          "state",
          "aud",
          "launch",
          "nonce",
          "code_challenge",
          "code_challenge_method");
  private static final int CHALLENGE = 43;

  private final ClientStore clients;
  private final RecordDirectory record;
  private final PendingRequests pending;

  @Inject
  AuthorizationRequests(ClientStore clients, RecordDirectory record, PendingRequests pending) {
    this.clients = clients;
    this.record = record;
    this.pending = pending;
  }

  /** The request that parameters make. */
  public AuthorizationAsked read(Map<String, List<String>> parameters, ServerAddress server) {
    if (parameters.values().stream().flatMap(List::stream).anyMatch(v -> v.indexOf('\0') >= 0)) {
      throw onPage("a parameter has the character NUL");
    }
    String client = one(parameters, "client_id").orElse("");
    RegisteredClient known =
        clients
            .find(client)
            .filter(found -> found.uses("authorization_code"))
            .orElseThrow(() -> onPage("no app is registered as '" + client + "'"));
    String redirect = one(parameters, "redirect_uri").orElse("");
    if (!known.redirectUris().contains(redirect)) {
      throw onPage("'" + redirect + "' is no registered address of " + known.name());
    }
    return new Reading(parameters, server, known, redirect).asked();
  }

  private static RequestProblem onPage(String reason) {
    return new RequestProblem(
        ErrorText.of(OAuth2Error.INVALID_REQUEST, reason), Optional.empty(), Optional.empty());
  }

  private static Optional<String> one(Map<String, List<String>> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(0))
        .filter(value -> !value.isBlank());
  }

  /** One request of a known client. */
  private final class Reading {
    private final Map<String, List<String>> parameters;
    private final ServerAddress server;
    private final RegisteredClient client;
    private final String redirect;

    private Reading(
        Map<String, List<String>> parameters,
        ServerAddress server,
        RegisteredClient client,
        String redirect) {
      this.parameters = parameters;
      this.server = server;
      this.client = client;
      this.redirect = redirect;
    }

    private AuthorizationAsked asked() {
      ONCE.forEach(
          name ->
              require(
                  parameters.getOrDefault(name, List.of()).size() <= 1,
                  OAuth2Error.INVALID_REQUEST,
                  name + " is there more than once"));
      require(
          value("response_type").filter("code"::equals).isPresent(),
          OAuth2Error.UNSUPPORTED_RESPONSE_TYPE,
          "response_type must be code");
      require(
          value("aud").filter(server::isFhir).isPresent(),
          OAuth2Error.INVALID_REQUEST,
          "aud must be " + server.fhir());
      require(
          value("code_challenge_method").filter("S256"::equals).isPresent(),
          OAuth2Error.INVALID_REQUEST,
          "code_challenge_method must be S256");
      String challenge =
          value("code_challenge").filter(text -> text.length() == CHALLENGE).orElse("");
      require(
          !challenge.isEmpty(),
          OAuth2Error.INVALID_REQUEST,
          "code_challenge must be the SHA-256 of a verifier, base64url, 43 characters");
      ScopeSet scopes = scopes();
      Optional<ObjectNode> launch = launch();
      return new AuthorizationAsked(
          client.id(),
          redirect,
          value("state"),
          challenge,
          value("nonce"),
          scopes,
          launch.flatMap(found -> Json.text(found, "userName")),
          launch.flatMap(found -> Json.text(found, "patient")),
          launch.flatMap(found -> Json.text(found, "encounter")),
          launch
              .map(found -> found.path("launch") instanceof ObjectNode more ? more : Json.object())
              .orElseGet(Json::object),
          launch.flatMap(found -> value("launch")).map(SecretHash::of));
    }

    /** What of the scopes the client may have and this server can keep. */
    private ScopeSet scopes() {
      ScopeSet asked = ScopeSet.read(value("scope").orElse("")).within(client.scopes());
      require(
          asked.text().length() <= ScopeSet.LONGEST,
          OAuth2Error.INVALID_SCOPE,
          "the scopes are longer than "
              + ScopeSet.LONGEST
              + " characters; ask for fewer, or for *");
      List<SmartScope> kept =
          asked.resources().stream()
              .filter(scope -> scope.level() != ScopeLevel.SYSTEM)
              .filter(scope -> record.serves(scope.type(), scope.query()))
              .toList();
      ScopeSet scopes = new ScopeSet(kept, asked.others());
      require(
          !scopes.isEmpty(),
          OAuth2Error.INVALID_SCOPE,
          "none of the scopes can be granted to " + client.name());
      return scopes;
    }

    private Optional<ObjectNode> launch() {
      Optional<String> number = value("launch");
      if (number.isEmpty()) {
        return Optional.empty();
      }
      Optional<ObjectNode> found = pending.find(PendingRequests.Kind.LAUNCH, number.get());
      require(
          found.filter(l -> l.path("client").asText().equals(client.id())).isPresent(),
          OAuth2Error.INVALID_REQUEST,
          "the launch is unknown, was used, has expired or is for another app; launch it again");
      return found;
    }

    private Optional<String> value(String name) {
      return one(parameters, name);
    }

    private void require(boolean right, ErrorObject error, String otherwise) {
      if (!right) {
        throw new RequestProblem(
            ErrorText.of(error, otherwise), Optional.of(redirect), value("state"));
      }
    }
  }
}
