package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.PathContext;
import org.chartwarden.fhir.path.PathProgram;

/** Compiles the columns of a select. */
final class ColumnCompiler {

  private static final Set<String> MEMBERS =
      Set.of("path", "name", "description", "collection", "type", "tag");
  private static final List<String> PREFIXES =
      List.of(
          "http://hl7.org/fhir/StructureDefinition/",
          "http://hl7.org/fhirpath/System.",
          "FHIR.",
          "System.");

  private final ViewFaults faults;
  private final PathReader paths;

  ColumnCompiler(ViewFaults faults, PathReader paths) {
    this.faults = faults;
    this.paths = paths;
  }

  /** Appends the column and tells how its cell is filled; empty when its path is faulty. */
  Optional<CellPlan> compile(
      JsonNode column, String place, PathContext context, List<ViewColumn> columns) {
    faults.members(column, place, MEMBERS);
    String name = faults.text(column, place, "name", true).orElse("");
    if (!name.isEmpty() && !ViewConstants.NAME.matcher(name).matches()) {
      faults.add(place + ".name", "'" + name + "' must be letters, digits and _, a letter first");
    }
    JsonNode collection = column.path("collection");
    if (!collection.isMissingNode() && !collection.isBoolean()) {
      faults.add(place + ".collection", "must be true or false");
    }
    Optional<PathProgram> path = paths.read(column, place, "path", context);
    String stated = faults.text(column, place, "type", false).map(t -> known(t, place)).orElse("");
    String type = stated.isEmpty() ? path.map(ColumnCompiler::inferred).orElse("") : stated;
    ViewColumn compiled =
        new ViewColumn(name, type, kind(type), collection.asBoolean(), tags(column, place));
    int slot = columns.size();
    columns.add(compiled);
    return path.map(program -> new CellPlan(slot, compiled, program, place));
  }

  private String known(String stated, String place) {
    String name = stated;
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        name = name.substring(prefix.length());
        break;
      }
    }
    if (stated.contains("System.") && !name.equals("Quantity") && !name.isEmpty()) {
      name = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
    if (!name.equals("integer64") && FhirModel.context().getElementDefinition(name) == null) {
      faults.add(place + ".type", "'" + stated + "' is not a FHIR R4 data type");
      return "";
    }
    return name;
  }

  /** The one primitive type that a path can give. */
  private static String inferred(PathProgram program) {
    return program.resultTypes().size() == 1
            && program.resultTypes().iterator().next().kind() != ElementType.Kind.COMPLEX
        ? program.resultTypes().iterator().next().name()
        : "";
  }

  private static ElementType.Kind kind(String type) {
    if (type.isEmpty()) {
      return ElementType.Kind.COMPLEX;
    }
    return type.equals("integer64") ? ElementType.Kind.INTEGER : ElementType.primitive(type).kind();
  }

  private Map<String, String> tags(JsonNode column, String place) {
    Map<String, String> tags = new HashMap<>();
    List<JsonNode> items = faults.items(column, place, "tag");
    for (int i = 0; i < items.size(); i++) {
      String at = place + ".tag[" + i + "]";
      Optional<String> name = faults.text(items.get(i), at, "name", true);
      Optional<String> value = faults.text(items.get(i), at, "value", true);
      if (name.isPresent() && value.isPresent()) {
        tags.put(name.get(), value.get());
      }
    }
    return tags;
  }
}
