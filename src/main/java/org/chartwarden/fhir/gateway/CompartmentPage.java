package org.chartwarden.fhir.gateway;

import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * One page of a patient's compartment.
 *
 * @param resources current versions in order of storage, those of the compartment before those that
 *     support them
 * @param next the place to go on from, or empty at the end; fit for a URL
 */
public record CompartmentPage(List<ResourceVersion> resources, Optional<String> next) {
  public CompartmentPage {
    resources = List.copyOf(resources);
  }
}
