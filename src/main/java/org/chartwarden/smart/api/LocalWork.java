package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.auth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.smart.users.Accounts;
import org.chartwarden.smart.users.UserAccount;

/** What commands on the same machine may do: tokens, apps, people. */
@ApplicationScoped
class LocalWork {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");
  private static final Pattern USER =
      Pattern.compile(
          "(Practitioner|PractitionerRole|Patient|RelatedPerson|Person)/[A-Za-z0-9.-]{1,64}");
  private static final int SHORTEST_PASSWORD = 10;

  private final ClientStore clients;
  private final Accounts accounts;
  private final Approvals approvals;
  private final TokenIssuer issuer;
  private final AuthorizationConfig config;
  private final AuditLog audit;
  private final IdGenerator ids;

  @Inject
  LocalWork(
      ClientStore clients,
      Accounts accounts,
      Approvals approvals,
      TokenIssuer issuer,
      AuthorizationConfig config,
      AuditLog audit,
      IdGenerator ids) {
    this.clients = clients;
    this.accounts = accounts;
    this.approvals = approvals;
    this.issuer = issuer;
    this.config = config;
    this.audit = audit;
    this.ids = ids;
  }

  /** A token for a script; {@code scope}, and for patient and user scopes {@code patient, user}. */
  ObjectNode token(ObjectNode wanted, ServerAddress server) {
    Approval approval =
        new Approval(
            ids.newId(),
            "local",
            Optional.empty(),
            Optional.empty(),
            text(wanted, "user").map(user -> fitting(USER, user, "user")),
            scopes(wanted),
            text(wanted, "patient"),
            text(wanted, "encounter"),
            Json.object());
    approvals.save(approval);
    record("token-issued", "client/local", approval.scopes());
    return Json.object()
        .put("access_token", issuer.access(approval, server, config.accessTokenLifetime()))
        .put("token_type", "Bearer")
        .put("expires_in", config.accessTokenLifetime().toSeconds())
        .put("scope", approval.scopes().text());
  }

  /** Registers an app; a secret is made when none is given, and told this once. */
  ObjectNode app(String id, ObjectNode wanted) {
    fitting(NAME, id, "id");
    ClientKind kind =
        switch (text(wanted, "kind").orElse("public")) {
          case "public" -> ClientKind.PUBLIC;
          case "secret" -> ClientKind.SECRET;
          case "key" -> ClientKind.KEY;
          default -> throw new LocalProblem("kind must be public, secret or key");
        };
    Optional<String> secret =
        kind == ClientKind.SECRET
            ? text(wanted, "secret").or(() -> Optional.of(new Secret().getValue()))
            : Optional.empty();
    RegisteredClient client =
        new RegisteredClient(
            id,
            text(wanted, "name").orElse(id),
            kind,
            secret.map(PasswordHashes::hash),
            kind == ClientKind.KEY ? keys(wanted) : Optional.empty(),
            kind == ClientKind.KEY
                ? text(wanted, "jwksUri").map(LocalWork::address)
                : Optional.empty(),
            texts(wanted, "redirectUris").stream().map(uri -> address(uri).toString()).toList(),
            text(wanted, "launchUri").map(uri -> address(uri).toString()),
            scopes(wanted),
            grants(wanted, kind));
    clients.save(client);
    record("app-registered", "client/" + id, client.scopes());
    ObjectNode shown = shown(client);
    secret.ifPresent(value -> shown.put("secret", value));
    return shown;
  }

  private Set<String> grants(ObjectNode wanted, ClientKind kind) {
    Set<String> grants = new LinkedHashSet<>();
    if (!texts(wanted, "redirectUris").isEmpty()) {
      grants.add("authorization_code");
      grants.add("refresh_token");
    }
    boolean proves = kind == ClientKind.KEY || kind == ClientKind.SECRET && config.backendSecrets();
    if (proves
        && ScopeSet.read(text(wanted, "scope").orElse("")).resources().stream()
            .anyMatch(s -> s.level() == org.chartwarden.smart.scopes.ScopeLevel.SYSTEM)) {
      grants.add("client_credentials");
    }
    if (grants.isEmpty()) {
      throw new LocalProblem(
          "an app needs redirectUris, or keys and system scopes (a secret does for these only with"
              + " chartwarden.auth.backend-secrets=true)");
    }
    return grants;
  }

  private static Optional<String> keys(ObjectNode wanted) {
    if (!wanted.path("jwks").isObject()) {
      if (text(wanted, "jwksUri").isEmpty()) {
        throw new LocalProblem("kind key needs jwks or jwksUri");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(JWKSet.parse(Json.write(wanted.path("jwks"))).toPublicJWKSet().toString());
    } catch (ParseException e) {
      throw new LocalProblem("jwks is no JWK set: " + e.getMessage());
    }
  }

  /** Makes an account, or gives it a new password. */
  ObjectNode user(String name, ObjectNode wanted) {
    fitting(NAME, name, "name");
    String password = text(wanted, "password").orElse("");
    if (password.length() < SHORTEST_PASSWORD) {
      throw new LocalProblem("a password has at least " + SHORTEST_PASSWORD + " characters");
    }
    UserAccount account =
        new UserAccount(
            name,
            text(wanted, "display").orElse(name),
            fitting(USER, text(wanted, "fhirUser").orElse(""), "fhirUser"));
    accounts.save(account, password);
    record("account-saved", "user/" + name, ScopeSet.NONE);
    return Json.object().put("name", name).put("fhirUser", account.fhirUser());
  }

  static ObjectNode shown(RegisteredClient client) {
    ObjectNode shown =
        Json.object()
            .put("id", client.id())
            .put("name", client.name())
            .put("kind", client.kind().code())
            .put("scope", client.scopes().text());
    ArrayNode uris = shown.putArray("redirectUris");
    client.redirectUris().forEach(uris::add);
    client.launchUri().ifPresent(uri -> shown.put("launchUri", uri));
    return shown;
  }

  private static ScopeSet scopes(ObjectNode wanted) {
    String text = text(wanted, "scope").orElse("");
    List<String> wrong = ScopeSet.unreadable(text);
    if (!wrong.isEmpty() || text.isBlank()) {
      throw new LocalProblem(
          text.isBlank() ? "scope is missing" : "no scope: " + String.join(", ", wrong));
    }
    if (text.length() > ScopeSet.LONGEST) {
      throw new LocalProblem("scope is longer than " + ScopeSet.LONGEST + " characters");
    }
    return ScopeSet.read(text);
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.isAbsolute() && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new LocalProblem("'" + text + "' is no address: " + e.getMessage());
    }
    throw new LocalProblem("'" + text + "' must be an absolute address without '#'");
  }

  private static String fitting(Pattern pattern, String text, String member) {
    if (!pattern.matcher(text).matches()) {
      throw new LocalProblem(member + " '" + text + "' does not match " + pattern.pattern());
    }
    return text;
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Json.text(json, name).filter(text -> !text.isBlank());
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> found = new ArrayList<>();
    json.path(name).forEach(one -> found.add(one.asText()));
    return found;
  }

  private void record(String action, String subject, ScopeSet scopes) {
    audit.append(
        new AuditEntry(
            "system/local", action, "success", subject, Json.object().put("scope", scopes.text())));
  }
}
