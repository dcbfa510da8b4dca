package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A compiled path: what it selects from a resource. */
public final class PathProgram {

  /** One evaluation step. */
  interface Step {
    void run(Located focus, JsonNode root, List<Located> into);

    Set<ElementType> types(Set<ElementType> focus) throws PathProblem;
  }

  private final Step step;
  private final ElementType context;
  private final Set<ElementType> results;

  PathProgram(Step step, ElementType context) throws PathProblem {
    this.step = step;
    this.context = context;
    this.results = step.types(Set.of(context));
  }

  /** What the path selects from a whole resource. */
  public List<Located> select(JsonNode resource) {
    return select(new Located(resource, context), resource);
  }

  /**
   * What the path selects from one element.
   *
   * @param focus the element the path starts at
   * @param resource the resource it lies in
   */
  public List<Located> select(Located focus, JsonNode resource) {
    List<Located> found = new ArrayList<>(4);
    step.run(focus, resource, found);
    return found;
  }

  /** The types the path can select; empty when it can select nothing. */
  public Set<ElementType> resultTypes() {
    return results;
  }
}
