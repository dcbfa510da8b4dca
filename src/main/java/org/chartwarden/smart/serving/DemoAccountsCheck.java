package org.chartwarden.smart.serving;

import java.util.Optional;

/** Nothing that the demo registered lets anybody in. */
final class DemoAccountsCheck implements ServingCheck {

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return facts.accounts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the accounts of the demo are in this database ("
                + String.join(", ", facts.accounts())
                + "); use another database, or take them out: ./chartwarden demo --remove-accounts");
  }
}
