package org.chartwarden.fhir.api;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceSubset;

/** The part of each resource that a read or a history asks for (FHIR R4 search.html#summary). */
final class RequestedPart {

  private RequestedPart() {}

  /**
   * What {@code _elements}, or else {@code _summary}, leaves of a resource; empty for all of it.
   *
   * @throws FhirProblem 400 for a {@code _summary} that is not true, text, data or false
   */
  static Optional<ResourceSubset> of(FhirRequest request) {
    return request.query().contains("_summary") || request.query().contains("_elements")
        ? ResourceSubset.asked(request.parameter("_elements"), request.parameter("_summary"))
        : Optional.empty();
  }
}
