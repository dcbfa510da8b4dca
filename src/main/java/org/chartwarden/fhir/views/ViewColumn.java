package org.chartwarden.fhir.views;

import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.path.ElementType.Kind;

/**
 * One column of a view.
 *
 * @param name its name
 * @param type FHIR type of its values; empty when neither the view nor the path tells
 * @param kind what its values are; empty types and types with elements count as complex
 * @param collection whether a cell holds a list
 * @param tags tags of the column, for instance {@code ansi/type}
 */
public record ViewColumn(
    String name, String type, Kind kind, boolean collection, Map<String, String> tags) {

  public ViewColumn {
    tags = Map.copyOf(tags);
  }

  /** The type of the tag {@code ansi/type}, in upper case. */
  public Optional<String> ansiType() {
    return Optional.ofNullable(tags.get("ansi/type"))
        .map(type -> type.strip().toUpperCase(java.util.Locale.ROOT));
  }

  /** Whether a column of another branch can stand in the same place; codes and texts may mix. */
  boolean fits(ViewColumn other) {
    return name.equals(other.name)
        && collection == other.collection
        && (kind == other.kind || type.isEmpty() || other.type.isEmpty());
  }
}
