package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.ErrorText;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientKind;
import org.chartwarden.smart.clients.ClientProblem;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.launching.AuthorizationCodes;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.RefreshTokens;
import org.chartwarden.smart.tokens.TokenIssuer;

/** Gives tokens for codes, refresh tokens and registrations. */
@ApplicationScoped
class TokenGrants {

  private final AuthorizationCodes codes;
  private final Approvals approvals;
  private final RefreshTokens refreshTokens;
  private final TokenIssuer issuer;
  private final RecordDirectory record;
  private final AuthorizationConfig config;
  private final AuditLog audit;
  private final IdGenerator ids;

  @Inject
  TokenGrants(
      AuthorizationCodes codes,
      Approvals approvals,
      RefreshTokens refreshTokens,
      TokenIssuer issuer,
      RecordDirectory record,
      AuthorizationConfig config,
      AuditLog audit,
      IdGenerator ids) {
    this.codes = codes;
    this.approvals = approvals;
    this.refreshTokens = refreshTokens;
    this.issuer = issuer;
    this.record = record;
    this.config = config;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * The answer to a token request of a client that is who it says.
   *
   * @throws ClientProblem with the error of RFC 6749, section 5.2
   */
  ObjectNode answer(TokenRequest request, RegisteredClient client, ServerAddress server) {
    AuthorizationGrant grant = request.getAuthorizationGrant();
    require(
        client.uses(grant.getType().getValue()),
        OAuth2Error.UNAUTHORIZED_CLIENT,
        "the client is not registered for " + grant.getType().getValue());
    ObjectNode answer =
        switch (grant) {
          case AuthorizationCodeGrant code -> byCode(code, client, server);
          case RefreshTokenGrant refresh -> byRefresh(refresh, request.getScope(), client, server);
          case ClientCredentialsGrant credentials -> backend(request.getScope(), client, server);
          default ->
              throw new ClientProblem(
                  ErrorText.of(
                      OAuth2Error.UNSUPPORTED_GRANT_TYPE,
                      "use authorization_code, refresh_token or client_credentials"));
        };
    audit.append(
        new AuditEntry(
            "client/" + client.id(),
            "token-issued",
            "success",
            "",
            Json.object()
                .put("grant", grant.getType().getValue())
                .put("scope", answer.path("scope").asText())));
    return answer;
  }

  /**
   * Whom a request is of that names no client: a public one may refresh by its token alone (SMART
   * App Launch 2.2, section 2.0.14).
   */
  Optional<String> holder(TokenRequest request) {
    return request.getAuthorizationGrant() instanceof RefreshTokenGrant refresh
        ? refreshTokens.holder(refresh.getRefreshToken().getValue())
        : Optional.empty();
  }

  private ObjectNode byCode(
      AuthorizationCodeGrant grant, RegisteredClient client, ServerAddress server) {
    String redirect = grant.getRedirectionURI() == null ? "" : grant.getRedirectionURI().toString();
    Optional<AuthorizationCodes.Redeemed> redeemed =
        codes.redeem(
            grant.getAuthorizationCode().getValue(),
            client.id(),
            redirect,
            Optional.ofNullable(grant.getCodeVerifier()));
    Optional<Approval> approval = redeemed.flatMap(found -> approvals.find(found.approval()));
    require(
        approval.isPresent(),
        OAuth2Error.INVALID_GRANT,
        "the code is unknown, used, expired, or was given for another client, address or verifier");
    ObjectNode answer = tokens(approval.get(), server);
    if (approval.get().scopes().has(ScopeSet.OPENID)) {
      answer.put(
          "id_token",
          issuer.identity(
              approval.get(), server, config.accessTokenLifetime(), redeemed.get().nonce()));
    }
    return answer;
  }

  private ObjectNode byRefresh(
      RefreshTokenGrant grant, Scope scope, RegisteredClient client, ServerAddress server) {
    String token = grant.getRefreshToken().getValue();
    // A scope that is refused must not use the token up: the honest repetition would look stolen.
    refreshTokens
        .peek(token)
        .filter(known -> known.client().equals(client.id()))
        .ifPresent(known -> narrowed(scope, known));
    Optional<Approval> approval = refreshTokens.use(token, client.id());
    require(
        approval.isPresent(),
        OAuth2Error.INVALID_GRANT,
        "the refresh token is unknown, used, expired or revoked");
    Approval granted = approval.get();
    Optional<ScopeSet> narrowed = narrowed(scope, granted);
    if (narrowed.isEmpty()) {
      return tokens(granted, server);
    }
    ObjectNode answer = tokens(granted.with(narrowed.get()), server);
    if (!answer.has("refresh_token")) {
      answer.put("refresh_token", refreshTokens.issue(granted));
    }
    return answer;
  }

  /** The scopes that a refresh asks for; empty when it asks for none. */
  private static Optional<ScopeSet> narrowed(Scope scope, Approval granted) {
    if (scope == null || scope.isEmpty()) {
      return Optional.empty();
    }
    ScopeSet asked = ScopeSet.read(scope.toString());
    ScopeSet narrowed = asked.within(granted.scopes());
    require(
        !narrowed.isEmpty() && asked.equals(narrowed),
        OAuth2Error.INVALID_SCOPE,
        "a refresh cannot ask for more than was granted: " + granted.scopes().text());
    return Optional.of(narrowed);
  }

  private ObjectNode backend(Scope scope, RegisteredClient client, ServerAddress server) {
    require(
        client.kind() != ClientKind.PUBLIC,
        OAuth2Error.UNAUTHORIZED_CLIENT,
        "a public client has no credentials to use");
    require(
        client.kind() == ClientKind.KEY || config.backendSecrets(),
        OAuth2Error.UNAUTHORIZED_CLIENT,
        "a backend service proves itself by a key (private_key_jwt); register its keys");
    ScopeSet asked = ScopeSet.read(scope == null ? "" : scope.toString()).within(client.scopes());
    ScopeSet granted =
        new ScopeSet(
            asked.at(ScopeLevel.SYSTEM).stream()
                .filter(one -> record.serves(one.type(), one.query()))
                .toList(),
            Set.of());
    require(
        !granted.isEmpty(),
        OAuth2Error.INVALID_SCOPE,
        "ask for system scopes that the client is registered for: " + client.scopes().text());
    require(
        granted.text().length() <= ScopeSet.LONGEST,
        OAuth2Error.INVALID_SCOPE,
        "the scopes are longer than " + ScopeSet.LONGEST + " characters; ask for fewer, or for *");
    Approval approval =
        new Approval(
            ids.newId(),
            client.id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            granted,
            Optional.empty(),
            Optional.empty(),
            Json.object());
    approvals.save(approval);
    Duration lifetime = config.backendTokenLifetime();
    return access(approval, server, lifetime);
  }

  private ObjectNode tokens(Approval approval, ServerAddress server) {
    ObjectNode answer = access(approval, server, config.accessTokenLifetime());
    if (approval.offline()) {
      answer.put("refresh_token", refreshTokens.issue(approval));
    }
    answer.setAll(LaunchParameters.of(approval, server));
    return answer;
  }

  private ObjectNode access(Approval approval, ServerAddress server, Duration lifetime) {
    return Json.object()
        .put("access_token", issuer.access(approval, server, lifetime))
        .put("token_type", "Bearer")
        .put("expires_in", lifetime.toSeconds())
        .put("scope", approval.scopes().text());
  }

  private static void require(boolean right, ErrorObject error, String otherwise) {
    if (!right) {
      throw new ClientProblem(ErrorText.of(error, otherwise));
    }
  }
}
