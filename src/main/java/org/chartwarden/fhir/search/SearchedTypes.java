package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Decides which resource types a search covers: the one of its address, those of {@code _type}, all
 * of them, or those of a compartment (FHIR R4, section 3.1.1.1).
 */
@ApplicationScoped
public class SearchedTypes {

  private static final String TYPE = "_type";

  private final SearchParameterRegistry registry;
  private final CompartmentSearch compartments;

  @Inject
  public SearchedTypes(SearchParameterRegistry registry, CompartmentSearch compartments) {
    this.registry = registry;
    this.compartments = compartments;
  }

  /** The types, at least one. Fails with 404 for an unknown type in the address. */
  List<String> of(SearchScope scope, List<Map.Entry<String, String>> parameters) {
    if (!scope.type().isEmpty()) {
      if (!registry.knows(scope.type())) {
        throw new FhirProblem(
            404, "not-supported", "unknown-type", scope.type() + " is no resource type of FHIR R4");
      }
      return List.of(scope.type());
    }
    Optional<Set<String>> named = named(parameters);
    if (scope.compartment().isPresent()) {
      List<String> members = compartments.memberTypes(scope.compartment().get().type());
      List<String> wanted =
          members.stream().filter(type -> named.isEmpty() || named.get().contains(type)).toList();
      if (wanted.isEmpty()) {
        throw notMember(String.join(", ", named.orElse(Set.of())), scope.compartment().get());
      }
      return wanted;
    }
    if (named.isEmpty() && parameters.stream().noneMatch(p -> narrows(p.getKey()))) {
      throw FhirProblem.notSupported(
          "system-search",
          "a search over all types needs a criterion or _type, as in ?_type=Patient,Observation");
    }
    return named.map(List::copyOf).orElseGet(() -> all(parameters));
  }

  /** All types; with {@code _text} those that have a narrative. */
  private List<String> all(List<Map.Entry<String, String>> parameters) {
    if (parameters.stream().noneMatch(p -> p.getKey().split(":", 2)[0].equals("_text"))) {
      return List.copyOf(registry.types());
    }
    return registry.types().stream()
        .filter(type -> registry.findIndexed(type, "_text").isPresent())
        .toList();
  }

  private static boolean narrows(String name) {
    return !Set.of("_format", "_pretty", "_count", "_sort", "_total", "_summary", "_elements")
        .contains(name);
  }

  private Optional<Set<String>> named(List<Map.Entry<String, String>> parameters) {
    Optional<Set<String>> all = Optional.empty();
    for (Map.Entry<String, String> parameter : parameters) {
      if (parameter.getKey().equals(TYPE)) {
        Set<String> types = types(parameter.getValue());
        all.ifPresent(types::retainAll);
        all = Optional.of(types);
      }
    }
    if (all.isPresent() && all.get().isEmpty()) {
      throw FhirProblem.invalid("invalid-search-value", "no type is left by _type");
    }
    return all;
  }

  private Set<String> types(String value) {
    Set<String> types = new LinkedHashSet<>();
    for (String type : value.split(",")) {
      if (!registry.knows(type.strip())) {
        throw FhirProblem.invalid(
            "invalid-search-value", "'" + type.strip() + "' in _type is no resource type of R4");
      }
      types.add(type.strip());
    }
    return types;
  }

  /** Checks {@code _type} where the address names a type too: it must be the same one. */
  void check(QueryDraft draft, String value) {
    if (draft.types.stream().noneMatch(types(value)::contains)) {
      throw FhirProblem.invalid(
          "invalid-search-value",
          "_type=" + value + " contradicts the type of the address, " + draft.types.get(0));
    }
  }

  /** Adds what being in the compartment of the scope means for each type. */
  void restrict(QueryDraft draft, SearchScope scope) {
    if (scope.compartment().isEmpty()) {
      return;
    }
    ResourceKey owner = scope.compartment().get();
    List<String> outside = new ArrayList<>(draft.types);
    outside.removeAll(compartments.memberTypes(owner.type()));
    if (!outside.isEmpty()) {
      throw notMember(outside.get(0), owner);
    }
    for (String type : draft.types) {
      draft.criterion(
          type, compartments.condition(owner, type), "in the compartment of " + owner.reference());
    }
  }

  private static FhirProblem notMember(String type, ResourceKey owner) {
    return FhirProblem.notSupported(
        "not-in-compartment", type + " is not part of the " + owner.type() + " compartment of R4");
  }
}
