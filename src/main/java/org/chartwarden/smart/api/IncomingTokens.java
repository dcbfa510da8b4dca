package org.chartwarden.smart.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.provider.ProviderTokens;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.smart.tokens.VerifiedToken;

/** Access tokens, whoever issued them: the configured provider or this server. */
@ApplicationScoped
public class IncomingTokens {

  private final TokenVerifier own;
  private final ProviderTokens provider;

  @Inject
  IncomingTokens(TokenVerifier own, ProviderTokens provider) {
    this.own = own;
    this.provider = provider;
  }

  /** What a token grants, when it is good. */
  public Optional<Grant> grant(String token, ServerAddress server) {
    return provider.claims(token)
        ? provider.verify(token, server)
        : own.verify(token, server).map(VerifiedToken::grant);
  }
}
