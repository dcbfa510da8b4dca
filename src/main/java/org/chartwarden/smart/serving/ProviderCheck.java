package org.chartwarden.smart.serving;

import java.util.Optional;

/** A provider of tokens is asked by TLS. */
final class ProviderCheck implements ServingCheck {

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return plain(facts, "chartwarden.oidc.issuer")
        .or(() -> plain(facts, "chartwarden.oidc.jwks-uri"));
  }

  private static Optional<String> plain(ServingFacts facts, String key) {
    return facts
        .setting(key)
        .filter(address -> !address.startsWith("https://"))
        .map(address -> key + "=" + address + " is asked without TLS; it must begin with https://");
  }
}
