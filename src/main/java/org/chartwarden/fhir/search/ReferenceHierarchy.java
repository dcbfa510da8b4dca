package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.types.SearchText;

/**
 * The modifiers {@code :below} and {@code :above} on references (FHIR R4, section 3.1.1.4.4): the
 * target itself, or what lies under or over it where its type has a part-of relation to its own
 * type, as Location, Organization, Encounter, Procedure, Task and Communication do.
 */
final class ReferenceHierarchy {

  private static final List<String> PART_OF = List.of("partof", "part-of");

  private final SearchParameterRegistry registry;

  ReferenceHierarchy(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  Condition condition(SearchParam param, boolean below, List<String> values) {
    List<Condition> alternatives = new ArrayList<>();
    for (String value : values) {
      ReferenceTarget target = ReferenceTarget.of(SearchText.unescape(value).strip());
      List<String> types = target.type().isEmpty() ? param.targets() : List.of(target.type());
      if (!target.base().isEmpty() || !ResourceKey.ID.matcher(target.id()).matches()) {
        throw FhirProblem.invalid(
            "invalid-search-value",
            "the value '" + value + "' of " + param.name() + " is no reference to this server");
      }
      int before = alternatives.size();
      for (String type : types) {
        partOf(type)
            .ifPresent(part -> alternatives.add(rows(param, type, part, target.id(), below)));
      }
      if (alternatives.size() == before) {
        throw FhirProblem.notSupported(
            "modifier-not-supported",
            "the modifier :"
                + (below ? "below" : "above")
                + " is not supported for "
                + param.name()
                + ": "
                + String.join(", ", types)
                + " have no hierarchy");
      }
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Any(alternatives);
  }

  private Optional<SearchParam> partOf(String type) {
    return PART_OF.stream()
        .flatMap(name -> registry.find(type, name).stream())
        .filter(part -> part.kind() == ParamKind.REFERENCE && part.targets().contains(type))
        .findFirst();
  }

  /** The union of the recursion drops repeats, so a circle of parts ends. */
  private static Condition rows(
      SearchParam param, String type, SearchParam partOf, String id, boolean below) {
    String step =
        below
            ? "SELECT r.id FROM h JOIN idx_reference x ON x.param = ?"
                + " AND x.target_id = h.id AND x.target_type = ? AND x.base = ''"
                + " JOIN resource r ON r.pid = x.pid AND NOT r.deleted"
            : "SELECT x.target_id FROM h JOIN resource r"
                + " ON r.id = h.id AND NOT r.deleted"
                + " JOIN idx_reference x ON x.pid = r.pid AND x.param = ?"
                + " AND x.target_type = ? AND x.base = '' WHERE r.type = ?";
    List<Object> args = new ArrayList<>(List.of(param.id(), type, id, partOf.id(), type));
    if (!below) {
      args.add(type);
    }
    return new Condition.Rows(
        "idx_reference",
        "@.param = ? AND @.target_type = ? AND @.base = '' AND @.target_id IN ("
            + "WITH RECURSIVE h(id) AS (SELECT CAST(? AS text) COLLATE \"C\" UNION "
            + step
            + ") SELECT id FROM h)",
        args);
  }
}
