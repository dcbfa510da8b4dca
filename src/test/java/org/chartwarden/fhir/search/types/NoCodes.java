package org.chartwarden.fhir.search.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A terminology that knows nothing. */
public final class NoCodes implements CodeExpansion {
  @Override
  public Map<String, List<String>> codesOf(String valueSet) {
    return Map.of();
  }

  @Override
  public Optional<Set<String>> below(String system, String code) {
    return Optional.empty();
  }

  @Override
  public Optional<Set<String>> above(String system, String code) {
    return Optional.empty();
  }
}
