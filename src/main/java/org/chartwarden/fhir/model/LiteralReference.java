package org.chartwarden.fhir.model;

import java.util.Optional;

/**
 * Literal references (FHIR R4 references.html#literal), relative or absolute, with or without a
 * version.
 */
public final class LiteralReference {

  private LiteralReference() {}

  /** The logical id that a reference to a type names; empty when it names something else. */
  public static Optional<String> id(String reference, String type) {
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

  /** Whether a reference names one resource. */
  public static boolean names(String reference, String type, String id) {
    return id(reference, type).filter(id::equals).isPresent();
  }
}
