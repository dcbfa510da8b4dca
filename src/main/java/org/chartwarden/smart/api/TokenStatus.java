package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.clients.SelfRegistration;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.RefreshTokens;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.smart.tokens.VerifiedToken;

/** Says what a token is good for (SMART App Launch 2.2, Token Introspection), and ends tokens. */
@ApplicationScoped
class TokenStatus {

  private final TokenVerifier verifier;
  private final RefreshTokens refreshTokens;
  private final Approvals approvals;

  @Inject
  TokenStatus(TokenVerifier verifier, RefreshTokens refreshTokens, Approvals approvals) {
    this.verifier = verifier;
    this.refreshTokens = refreshTokens;
    this.approvals = approvals;
  }

  /**
   * What a token is good for. Of tokens of others a client that registered itself learns nothing:
   * nobody vouched for it. A refresh token is a matter of its own client alone.
   *
   * @param asking id of the client that asks
   */
  ObjectNode of(String token, ServerAddress server, String asking) {
    Optional<VerifiedToken> access =
        verifier
            .verify(token, server)
            .filter(
                found ->
                    found.grant().client().equals(asking)
                        || !SelfRegistration.isIdOfSelfRegistered(asking));
    if (access.isPresent()) {
      return access(access.get(), server);
    }
    Optional<Approval> refresh =
        refreshTokens.peek(token).filter(approval -> approval.isOf(asking));
    ObjectNode answer = Json.object().put("active", refresh.isPresent());
    refresh.ifPresent(
        approval ->
            answer
                .put("token_type", "refresh_token")
                .put("client_id", approval.client())
                .put("scope", approval.scopes().text()));
    return answer;
  }

  private ObjectNode access(VerifiedToken token, ServerAddress server) {
    ObjectNode answer =
        Json.object()
            .put("active", true)
            .put("token_type", "Bearer")
            .put("scope", token.grant().scopes().text())
            .put("client_id", token.grant().client())
            .put("sub", token.subject())
            .put("iss", token.issuer())
            .put("aud", server.fhir())
            .put("jti", token.grant().token())
            .put("iat", token.issued().getEpochSecond())
            .put("exp", token.expires().getEpochSecond());
    // What came with the token, so not with one that no person approved.
    approvals
        .find(token.approval())
        .filter(approval -> approval.userName().isPresent())
        .ifPresent(approval -> answer.setAll(LaunchParameters.of(approval, server)));
    token.grant().patient().ifPresent(patient -> answer.put("patient", patient));
    token.grant().encounter().ifPresent(encounter -> answer.put("encounter", encounter));
    token.fhirUser().ifPresent(user -> answer.put("fhirUser", user));
    return answer;
  }

  /** Ends a token of a client; one of another client, or none, changes nothing (RFC 7009, 2.2). */
  void revoke(String token, RegisteredClient client, ServerAddress server) {
    Optional<VerifiedToken> access =
        verifier.verify(token, server).filter(found -> found.grant().client().equals(client.id()));
    access.ifPresent(verifier::revoke);
    refreshTokens
        .peek(token)
        .filter(approval -> approval.isOf(client.id()))
        .ifPresent(approval -> approvals.revoke(approval.id()));
    verifier.recheck();
  }
}
