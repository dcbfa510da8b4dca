package org.chartwarden.smart.serving;

import java.util.Optional;

/** In production every read is recorded. */
final class AuditedCheck implements ServingCheck {

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    return facts
        .setting("chartwarden.audit.measuring")
        .map(
            turn ->
                "chartwarden.audit.measuring leaves every other turn of reads unrecorded; remove it"
                    + " (it is for measuring only)");
  }
}
