package org.chartwarden.fhir.search;

import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Where a search looks and how its parameters are read.
 *
 * @param type resource type, or empty for all types ({@code _type} then names some)
 * @param lenient ignore what is unknown or empty and say so, instead of failing with 400
 * @param base address of this server as the caller knows it, without trailing slash, or empty;
 *     references below it are local
 * @param compartment only what lies in the compartment of this resource
 */
public record SearchScope(
    String type, boolean lenient, String base, Optional<ResourceKey> compartment) {

  /** A search of one type as this server's own code makes it. */
  public static SearchScope of(String type, boolean lenient) {
    return new SearchScope(type, lenient, "", Optional.empty());
  }

  /**
   * The place as text: {@code Observation}, {@code Patient/1/Observation} or {@code Patient/1/*}.
   */
  String place() {
    return compartment
        .map(owner -> owner.reference() + "/" + (type.isEmpty() ? "*" : type))
        .orElse(type);
  }

  /** The scope whose {@link #place} this is. */
  public static SearchScope at(String place, boolean lenient) {
    String[] parts = place.split("/", 3);
    return parts.length < 3
        ? of(place, lenient)
        : new SearchScope(
            parts[2].equals("*") ? "" : parts[2],
            lenient,
            "",
            Optional.of(new ResourceKey(parts[0], parts[1])));
  }
}
