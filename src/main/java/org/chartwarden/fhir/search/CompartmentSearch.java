package org.chartwarden.fhir.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * Searches within a compartment (FHIR R4, CompartmentDefinition). A resource lies in it when one of
 * the definition's parameters refers to its owner; the owner lies in its own compartment.
 */
@ApplicationScoped
public class CompartmentSearch {

  /** The compartments that R4 defines. */
  public static final Set<String> OWNERS =
      Set.of("Patient", "Encounter", "RelatedPerson", "Practitioner", "Device");

  private final SearchParameterRegistry registry;
  private final Map<String, List<String>> members = new ConcurrentHashMap<>();

  @Inject
  public CompartmentSearch(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  /** The types that can lie in the compartments of owners of a type, the owner's own included. */
  List<String> memberTypes(String owner) {
    return members.computeIfAbsent(
        owner,
        of ->
            ResourceTypes.names().stream()
                .filter(type -> type.equals(of) || !memberships(type, of).isEmpty())
                .toList());
  }

  /** Holds for resources of a type that lie in the compartment of a resource. */
  Condition condition(ResourceKey owner, String type) {
    int[] params = memberships(type, owner.type()).stream().mapToInt(SearchParam::id).toArray();
    Condition pointing =
        new Condition.Rows(
            "idx_reference",
            "@.param = ANY (?) AND @.target_id = ? AND @.target_type = ? AND @.base = ''",
            List.of(params, owner.id(), owner.type()),
            owner.type().equals("Patient") ? Set.of(owner.id()) : Set.of());
    if (!type.equals(owner.type())) {
      return pointing;
    }
    Condition itself = SearchSql.ids(type, List.of(owner.id()));
    return params.length == 0 ? itself : new Condition.Any(List.of(itself, pointing));
  }

  private List<SearchParam> memberships(String type, String owner) {
    return FhirModel.context()
        .getResourceDefinition(type)
        .getSearchParamsForCompartmentName(owner)
        .stream()
        .map(RuntimeSearchParam::getName)
        .distinct()
        .flatMap(name -> registry.find(type, name).stream())
        .filter(param -> param.kind() == ParamKind.REFERENCE)
        .toList();
  }
}
