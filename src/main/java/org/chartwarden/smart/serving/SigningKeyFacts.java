package org.chartwarden.smart.serving;

import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.smart.keys.KnownKey;
import org.chartwarden.smart.keys.SigningKeyProblem;
import org.chartwarden.smart.keys.SigningKeys;

/**
 * The keys that sign tokens.
 *
 * @param bits size of the smallest RSA key that signs; empty when there is none
 * @param problem why the file of keys cannot be used
 * @param readByOthers whether every user of this machine may read the file of keys
 */
record SigningKeyFacts(OptionalInt bits, Optional<String> problem, boolean readByOthers) {

  /** Where nothing asks for them. */
  static final SigningKeyFacts NOT_LOOKED_AT =
      new SigningKeyFacts(OptionalInt.empty(), Optional.empty(), false);

  static SigningKeyFacts of(SigningKeys keys) {
    try {
      return new SigningKeyFacts(
          keys.list().stream()
              .filter(key -> key.retired().isEmpty())
              .mapToInt(KnownKey::bits)
              .min(),
          Optional.empty(),
          keys.readByOthers());
    } catch (SigningKeyProblem e) {
      return new SigningKeyFacts(OptionalInt.empty(), Optional.of(e.getMessage()), false);
    }
  }
}
