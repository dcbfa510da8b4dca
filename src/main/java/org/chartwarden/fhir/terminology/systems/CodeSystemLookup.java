package org.chartwarden.fhir.terminology.systems;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/** Finds the contents of code systems. */
@FunctionalInterface
public interface CodeSystemLookup {

  /** The content that a canonical reference means; without a version the latest. */
  Optional<CodeSystemContent> find(Canonical system);

  /**
   * As {@link #find}, where nothing can be done without concepts.
   *
   * @throws FhirProblem 422 when the system is not known or its concepts are not here
   */
  default CodeSystemContent require(Canonical system) {
    CodeSystemContent content =
        find(system).orElseThrow(() -> TerminologyProblems.unknownCodeSystem(system.toString()));
    if (content.info().notPresent()) {
      throw TerminologyProblems.contentMissing(content.info().canonical());
    }
    return content;
  }
}
