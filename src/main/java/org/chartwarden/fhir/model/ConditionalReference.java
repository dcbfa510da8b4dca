package org.chartwarden.fhir.model;

import java.util.Optional;

/**
 * A reference by search, such as {@code Practitioner?identifier=http://a|b}; FHIR R4
 * http.html#trules allows it inside a transaction, where the server replaces it by the reference of
 * the one match.
 *
 * @param type resource type that is searched
 * @param query search parameters as sent, without the question mark
 */
public record ConditionalReference(String type, String query) {

  /** Reads a reference text; empty when it is a literal reference. */
  public static Optional<ConditionalReference> parse(String reference) {
    int mark = reference.indexOf('?');
    if (mark <= 0 || !ResourceTypes.known(reference.substring(0, mark))) {
      return Optional.empty();
    }
    return Optional.of(
        new ConditionalReference(reference.substring(0, mark), reference.substring(mark + 1)));
  }
}
