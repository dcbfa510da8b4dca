package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.PathContext;
import org.chartwarden.fhir.path.PathProgram;

/** Checks and compiles a whole ViewDefinition; all faults are told at once. */
final class ViewCompiler {

  private final ViewFaults faults = new ViewFaults();
  private final JsonNode definition;

  private ViewCompiler(JsonNode definition) {
    this.definition = definition;
  }

  static View compile(JsonNode definition) {
    return new ViewCompiler(definition).compile();
  }

  private View compile() {
    if (!definition.isObject()) {
      faults.add("", "a ViewDefinition must be a JSON object");
      faults.throwAny();
    }
    String stated = definition.path("resourceType").asText("ViewDefinition");
    if (!stated.equals("ViewDefinition")) {
      faults.add("resourceType", "is " + stated + ", not ViewDefinition");
    }
    String resource = faults.text(definition, "", "resource", true).orElse("");
    if (!resource.isEmpty() && !ResourceTypes.known(resource)) {
      faults.add("resource", "'" + resource + "' is not a FHIR R4 resource type");
      resource = "";
    }
    String name = faults.text(definition, "", "name", false).orElse("");
    if (!definition.has("select")) {
      faults.add("select", "is missing");
    }
    // Without a type no path can be checked; the rest of the faults is told all the same.
    String type = resource.isEmpty() ? "Basic" : resource;
    PathContext context =
        new PathContext(
            Set.of(ElementType.resource(type)),
            type,
            new ViewConstants(faults).read(definition),
            true);
    List<PathProgram> conditions = conditions(context);
    List<ViewColumn> columns = new ArrayList<>();
    List<SelectPlan> selects =
        new SelectCompiler(faults, context).all(definition, "", "select", context, columns);
    requireDifferent(columns);
    if (columns.isEmpty()) {
      faults.add("select", "has no columns");
    }
    faults.throwAny();
    return new View(name, resource, columns, conditions, selects, faults.warnings());
  }

  private List<PathProgram> conditions(PathContext context) {
    List<PathProgram> programs = new ArrayList<>();
    List<JsonNode> items = faults.items(definition, "", "where");
    PathReader reader = new PathReader(faults);
    for (int i = 0; i < items.size(); i++) {
      String place = "where[" + i + "]";
      faults.members(items.get(i), place, Set.of("path", "description"));
      reader
          .read(items.get(i), place, "path", context)
          .ifPresent(
              program -> {
                requireTruth(program, place);
                programs.add(program);
              });
    }
    return programs;
  }

  private void requireTruth(PathProgram program, String place) {
    Set<ElementType> types = program.resultTypes();
    if (!types.isEmpty()
        && types.stream().noneMatch(type -> type.kind() == ElementType.Kind.BOOLEAN)) {
      faults.add(
          place + ".path",
          "gives " + types.iterator().next() + ", but a condition must give a boolean");
    }
  }

  private void requireDifferent(List<ViewColumn> columns) {
    Map<String, Integer> counts = new HashMap<>();
    for (ViewColumn column : columns) {
      if (!column.name().isEmpty() && counts.merge(column.name(), 1, Integer::sum) == 2) {
        faults.add("select", "there are several columns with the name '" + column.name() + "'");
      }
    }
  }
}
