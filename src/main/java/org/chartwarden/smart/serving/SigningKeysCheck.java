package org.chartwarden.smart.serving;

import java.util.Optional;

/** Tokens are signed by keys that somebody made for this server and nobody else can read. */
final class SigningKeysCheck implements ServingCheck {

  private static final String KEY = "chartwarden.auth.keys-file";
  private static final int FEWEST_BITS = 2048;

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    SigningKeyFacts keys = facts.keys();
    if (keys.problem().isPresent()) {
      return Optional.of(KEY + " cannot be used: " + keys.problem().get());
    }
    if (keys.bits().isEmpty()) {
      return Optional.of(
          "there is no key to sign tokens with; make one in the database (./chartwarden keys"
              + " rotate), or a file (./chartwarden keys new FILE) and set "
              + KEY);
    }
    if (keys.bits().getAsInt() < FEWEST_BITS) {
      return Optional.of(
          KEY + " holds a key of " + keys.bits().getAsInt() + " bits; 2048 are the least");
    }
    return keys.readByOthers()
        ? Optional.of(KEY + " can be read by every user of this machine; chmod it to 600")
        : Optional.empty();
  }
}
