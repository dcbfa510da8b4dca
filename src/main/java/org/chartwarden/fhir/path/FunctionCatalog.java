package org.chartwarden.fhir.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The functions that paths may call, from one table per subject. */
final class FunctionCatalog {

  private static final Map<String, PathFunction> FUNCTIONS = functions();

  private FunctionCatalog() {}

  static Optional<PathFunction> find(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  private static Map<String, PathFunction> functions() {
    Map<String, PathFunction> byName = new HashMap<>();
    Stream.of(
            ExistenceFunctions.ALL,
            SelectionFunctions.ALL,
            TextFunctions.ALL,
            NumberFunctions.ALL,
            ConversionFunctions.ALL,
            TimeFunctions.ALL,
            FhirFunctions.ALL)
        .flatMap(List::stream)
        .forEach(
            function -> {
              if (byName.put(function.name(), function) != null) {
                throw new IllegalStateException(function.name() + "() is listed twice");
              }
            });
    return Map.copyOf(byName);
  }
}
