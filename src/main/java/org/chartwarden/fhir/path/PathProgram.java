package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A compiled path: what it selects from a resource. */
public final class PathProgram {

  private final Step step;
  private final ElementType context;
  private final Set<ElementType> results;
  private final List<String> faults;

  PathProgram(Step step, ElementType context, Set<ElementType> start) {
    this.step = step;
    this.context = context;
    List<String> found = new ArrayList<>();
    this.results = step.types(start, found);
    this.faults = List.copyOf(found);
  }

  /** What the path selects from a whole resource. */
  public List<Located> select(JsonNode resource) {
    return select(new Located(resource, context), resource);
  }

  /**
   * What the path selects from one element: values only, and nothing where FHIRPath ends with an
   * error, since indexing must not fail over one resource.
   *
   * @param focus the element the path starts at
   * @param resource the resource it lies in
   */
  public List<Located> select(Located focus, JsonNode resource) {
    try {
      List<Located> found = evaluate(focus, new Scope(resource, context, Instant.EPOCH));
      for (Located item : found) {
        if (!item.hasValue()) {
          return found.stream().filter(Located::hasValue).toList();
        }
      }
      return found;
    } catch (PathFault e) {
      return List.of();
    }
  }

  /**
   * What the path selects, primitives without a value included.
   *
   * @throws PathFault where FHIRPath ends with an error
   */
  public List<Located> evaluate(Located focus, Scope scope) {
    scope.context(focus);
    return step.run(focus, scope);
  }

  /** The types the path can select; empty when it can select nothing, or they are not known. */
  public Set<ElementType> resultTypes() {
    return results;
  }

  /** Sentences about elements and types in the path that cannot be there. */
  public List<String> faults() {
    return faults;
  }

  /** Whether the path is nothing but {@code %rowIndex}. */
  public boolean rowIndexOnly() {
    return step instanceof PathSteps.RowIndex;
  }
}
