package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.PathFault;
import org.chartwarden.fhir.path.PathProgram;
import org.chartwarden.fhir.path.Scope;

/**
 * A compiled ViewDefinition: turns one resource into rows (SQL on FHIR 2.0, ViewDefinition). Safe
 * for use by several threads.
 */
public final class View {

  /** Takes the rows; a cell is null where there is no value. The array is used again. */
  public interface Sink {
    void row(JsonNode[] cells);
  }

  private final String name;
  private final String resource;
  private final List<ViewColumn> columns;
  private final List<PathProgram> conditions;
  private final List<SelectPlan> selects;
  private final List<String> warnings;

  View(
      String name,
      String resource,
      List<ViewColumn> columns,
      List<PathProgram> conditions,
      List<SelectPlan> selects,
      List<String> warnings) {
    this.name = name;
    this.resource = resource;
    this.columns = List.copyOf(columns);
    this.conditions = List.copyOf(conditions);
    this.selects = List.copyOf(selects);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Compiles a ViewDefinition.
   *
   * @throws FhirProblem 422 with one issue per fault, each naming the element
   */
  public static View compile(JsonNode definition) {
    return ViewCompiler.compile(definition);
  }

  /** The name that the definition gives; empty without one. */
  public String name() {
    return name;
  }

  /** The type of the resources it reads. */
  public String resource() {
    return resource;
  }

  /** The columns in order. */
  public List<ViewColumn> columns() {
    return columns;
  }

  /** Sentences about paths that can never find anything. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Hands over the rows of one resource of the view's type.
   *
   * @param now the time that {@code now()} tells
   * @throws FhirProblem 422 when a path fails on this resource, naming both
   */
  public void rows(JsonNode content, Instant now, Sink sink) {
    ElementType type = ElementType.resource(resource);
    Scope scope = new Scope(content, type, now);
    RowRun run = new RowRun(scope, new JsonNode[columns.size()], sink, reference(content));
    Located start = scope.start();
    for (int i = 0; i < conditions.size(); i++) {
      if (!holds(i, start, run)) {
        return;
      }
    }
    SelectPlan.product(selects, 0, start, 0, run, run::emit);
  }

  private boolean holds(int condition, Located start, RowRun run) {
    String place = "where[" + condition + "].path";
    try {
      List<Located> found = conditions.get(condition).evaluate(start, run.scope());
      if (found.isEmpty()) {
        return false;
      }
      if (found.size() > 1 || !found.get(0).node().isBoolean()) {
        throw run.problem(place, "gives something else than one boolean");
      }
      return found.get(0).node().booleanValue();
    } catch (PathFault e) {
      throw run.problem(place, e.getMessage());
    }
  }

  private String reference(JsonNode content) {
    String id = content.path("id").asText("");
    return id.isEmpty() ? "a " + resource + " without id" : resource + "/" + id;
  }
}
