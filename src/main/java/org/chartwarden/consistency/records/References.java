package org.chartwarden.consistency.records;

import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Literal references (FHIR R4 references.html#literal), relative or absolute, with or without a
 * version.
 */
final class References {

  private References() {}

  /** The logical id that a reference to a type names; empty when it names something else. */
  static Optional<String> local(String reference, String type) {
    String plain = reference.replaceFirst("/_history/.*$", "");
    int slash = plain.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String id = plain.substring(slash + 1);
    String before = plain.substring(0, slash);
    return (before.equals(type) || before.endsWith("/" + type))
            && ResourceKey.ID.matcher(id).matches()
        ? Optional.of(id)
        : Optional.empty();
  }
}
