package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.path.Scope;

/** The making of the rows of one resource: the row that is being filled, and where it goes. */
final class RowRun {

  /** Most rows of one resource; lists that multiply each other get there. */
  private static final int MOST_ROWS = 1_000_000;

  private final Scope scope;
  private final JsonNode[] cells;
  private final View.Sink sink;
  private final String resource;
  private int rows;

  RowRun(Scope scope, JsonNode[] cells, View.Sink sink, String resource) {
    this.scope = scope;
    this.cells = cells;
    this.sink = sink;
    this.resource = resource;
  }

  Scope scope() {
    return scope;
  }

  JsonNode[] cells() {
    return cells;
  }

  void emit() {
    if (++rows > MOST_ROWS) {
      throw problem("select", "gives more than " + MOST_ROWS + " rows");
    }
    sink.row(cells);
  }

  /** A failure at a place of the view. */
  FhirProblem problem(String place, String message) {
    return new FhirProblem(
        422,
        List.of(
            new FhirIssue(
                "error",
                "processing",
                "view-failed",
                place + ": " + message + " (in " + resource + ")",
                "ViewDefinition." + place)));
  }
}
