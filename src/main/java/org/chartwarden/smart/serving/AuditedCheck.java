package org.chartwarden.smart.serving;

import java.util.Optional;

/** In production every read is recorded. */
final class AuditedCheck implements ServingCheck {

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return facts.setting("chartwarden.audit.reads").filter("false"::equalsIgnoreCase).isPresent()
        ? Optional.of(
            "chartwarden.audit.reads=false records no reads; remove it (it is for measuring only)")
        : Optional.empty();
  }
}
