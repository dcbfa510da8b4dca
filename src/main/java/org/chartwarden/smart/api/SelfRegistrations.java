package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientProblem;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.clients.SelfRegistration;
import org.chartwarden.smart.scopes.ScopeSet;

/** Registers apps that ask for it themselves. */
@ApplicationScoped
class SelfRegistrations {

  private static final int TOO_MANY = 429;

  private final AuthorizationConfig config;
  private final ClientStore clients;
  private final AuditLog audit;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  SelfRegistrations(
      AuthorizationConfig config,
      ClientStore clients,
      AuditLog audit,
      IdGenerator ids,
      Clock clock) {
    this.config = config;
    this.clients = clients;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether any are taken. */
  boolean open() {
    return config.registration();
  }

  /**
   * Registers an app.
   *
   * @param body client metadata as JSON (RFC 7591, section 2)
   * @return what was registered, with the secret if there is one
   * @throws ClientProblem with the error of RFC 7591, section 3.2.2
   */
  ObjectNode register(String body) {
    Instant now = clock.instant();
    if (clients.registeredSince(SelfRegistration.PREFIX, now.minus(Duration.ofHours(1)))
        >= config.registrationsPerHour()) {
      throw new ClientProblem(
          new ErrorObject(
              "temporarily_unavailable", "too many apps registered within an hour", TOO_MANY));
    }
    ClientMetadata asked = metadata(body);
    String secret =
        SelfRegistration.kind(asked) == ClientKind.SECRET ? new Secret().getValue() : "";
    RegisteredClient client =
        SelfRegistration.client(
            SelfRegistration.PREFIX + ids.newId(),
            asked,
            secret.isEmpty() ? Optional.empty() : Optional.of(PasswordHashes.hash(secret)),
            ScopeSet.read(config.registrationScopes()).without(ScopeSet.BREAK_GLASS));
    clients.save(client);
    audit.append(
        new AuditEntry(
            "client/" + client.id(),
            "app-registered",
            "success",
            "client/" + client.id(),
            Json.object().put("scope", client.scopes().text())));
    return answer(client, asked, secret, now);
  }

  private static ClientMetadata metadata(String body) {
    try {
      return ClientMetadata.parse(JSONObjectUtils.parse(body == null ? "" : body));
    } catch (ParseException e) {
      throw new ClientProblem(
          e.getErrorObject() == null
              ? RegistrationError.INVALID_CLIENT_METADATA.setDescription(
                  "the body is no client metadata in JSON")
              : e.getErrorObject());
    }
  }

  private static ObjectNode answer(
      RegisteredClient client, ClientMetadata asked, String secret, Instant now) {
    ObjectNode answer =
        Json.object()
            .put("client_id", client.id())
            .put("client_id_issued_at", now.getEpochSecond())
            .put("client_name", client.name())
            .put("scope", client.scopes().text())
            .put(
                "token_endpoint_auth_method",
                switch (client.kind()) {
                  case PUBLIC -> "none";
                  case KEY -> "private_key_jwt";
                  case SECRET ->
                      asked.getTokenEndpointAuthMethod() == null
                          ? "client_secret_basic"
                          : asked.getTokenEndpointAuthMethod().getValue();
                });
    client.redirectUris().forEach(answer.putArray("redirect_uris")::add);
    client.grants().stream().sorted().forEach(answer.putArray("grant_types")::add);
    answer.putArray("response_types").add("code");
    if (!secret.isEmpty()) {
      answer.put("client_secret", secret).put("client_secret_expires_at", 0);
    }
    return answer;
  }
}
