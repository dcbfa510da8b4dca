package org.chartwarden.fhir.search.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What token searches need to know of terminologies. */
public interface CodeExpansion {

  /**
   * The codes of a value set by their system.
   *
   * @param valueSet canonical URL, or a reference to a ValueSet of this server
   * @throws org.chartwarden.fhir.model.FhirProblem 400 when it is not known or too large
   */
  Map<String, List<String>> codesOf(String valueSet);

  /** A code and everything that it subsumes; empty when system or code is not known. */
  Optional<Set<String>> below(String system, String code);

  /** A code and everything that subsumes it; empty when system or code is not known. */
  Optional<Set<String>> above(String system, String code);
}
