package org.chartwarden.fhir.gateway;

import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Where a search looks and how its parameters are read.
 *
 * @param type resource type, or empty for all types ({@code _type} then names some)
 * @param compartment only what lies in the compartment of this resource
 * @param lenient ignore unknown parameters instead of failing with 400
 * @param base address of the FHIR interface as the caller knows it, without trailing slash, or
 *     empty; references in the query below it are references to this server
 */
public record SearchOptions(
    String type, Optional<ResourceKey> compartment, boolean lenient, String base) {

  /** A search of one type as this server's own code makes it. */
  public static SearchOptions of(String type, boolean lenient) {
    return new SearchOptions(type, Optional.empty(), lenient, "");
  }
}
