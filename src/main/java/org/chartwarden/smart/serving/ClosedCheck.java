package org.chartwarden.smart.serving;

import java.util.Optional;

/** Nobody is served without a token in production. */
final class ClosedCheck implements ServingCheck {

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return facts.on("chartwarden.auth.open")
        ? Optional.of(
            "chartwarden.auth.open=true lets everybody in; remove it (in production nothing turns"
                + " authorization off)")
        : Optional.empty();
  }
}
