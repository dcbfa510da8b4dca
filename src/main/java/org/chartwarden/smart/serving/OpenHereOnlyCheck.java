package org.chartwarden.smart.serving;

import java.util.Optional;
import java.util.Set;

/** A server without authorization listens on its own machine only. */
final class OpenHereOnlyCheck implements ServingCheck {

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  @Override
  public boolean everywhere() {
    return true;
  }

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    Optional<String> host = facts.setting("quarkus.http.host").filter(name -> !HERE.contains(name));
    return facts.on("chartwarden.auth.open") && host.isPresent()
        ? Optional.of(
            "chartwarden.auth.open=true is for this machine alone, and quarkus.http.host is "
                + host.get()
                + "; remove chartwarden.auth.open, or listen on 127.0.0.1 (--host)")
        : Optional.empty();
  }
}
