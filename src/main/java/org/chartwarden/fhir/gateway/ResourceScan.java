package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which resources to go through.
 *
 * @param type resource type
 * @param patients where present, only what lies in the compartments of these patients
 * @param since only what was stored at or after this instant
 */
public record ResourceScan(String type, Optional<List<String>> patients, Optional<Instant> since) {

  public ResourceScan {
    patients = patients.map(List::copyOf);
  }
}
