package org.chartwarden.fhir.path;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a path starts and what it may name.
 *
 * @param start types of the elements it starts at; empty when they are not known
 * @param resourceType type of the resource they lie in
 * @param constants values of {@code %name}
 * @param rows whether {@code %rowIndex} is there
 */
public record PathContext(
    Set<ElementType> start,
    String resourceType,
    Map<String, List<Located>> constants,
    boolean rows) {

  public PathContext {
    start = Set.copyOf(start);
    constants = Map.copyOf(constants);
  }

  /** The same for paths that start at other elements. */
  public PathContext at(Set<ElementType> types) {
    return new PathContext(types, resourceType, constants, rows);
  }
}
