package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowWriter;

/**
 * {@code ViewDefinition/$run} and {@code ViewDefinition/[id]/$run} (SQL on FHIR 2.0, OperationRun):
 * the rows of a view over the store, or over resources that come with the call.
 *
 * <p>The first rows are made before the answer begins, so that a faulty view is told as such; the
 * others follow while they are sent, with some resources in memory at a time.
 */
@ApplicationScoped
class RunOperation implements FhirOperation {

  /** Rows that are held before an answer begins. */
  private static final int HELD_ROWS = 500;

  private final ViewSources sources;
  private final ViewScan scan;
  private final Clock clock;

  @Inject
  RunOperation(ViewSources sources, ViewScan scan, Clock clock) {
    this.sources = sources;
    this.scan = scan;
    this.clock = clock;
  }

  @Override
  public String definition() {
    return "ViewDefinition-run";
  }

  @Override
  public boolean choosesFormat() {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    RowFormat format = FormatChoice.of(call);
    View view = View.compile(sources.view(call, call.key(), given));
    boolean header = !given.has("header") || given.flag("header");
    long limit = given.number("_limit").orElse(Integer.MAX_VALUE);
    HeldStream out = new HeldStream();
    try {
      RowWriter writer = format.open(view.columns(), out, header);
      if (given.has("resource")) {
        inline(given, view, writer, limit);
        writer.finish();
        return OperationAnswer.streamed(format.mediaType(), out::release);
      }
      ViewScan.Cursor cursor =
          scan.open(call.who(), view, sources.scan(call.who(), view.resource(), given), 0);
      boolean more = limit > 0 && begun(cursor, writer, limit);
      if (!more) {
        writer.finish();
      }
      return OperationAnswer.streamed(
          format.mediaType(),
          body -> {
            out.release(body);
            boolean open = more;
            while (open) {
              open = cursor.next(writer, limit - cursor.rows());
              if (!open) {
                writer.finish();
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("rows held in memory were not written", e);
    }
  }

  /**
   * Reads until there are rows to begin an answer with, or no more: what a fault finds before then,
   * for instance in the few rows that a narrow view selects of many resources, is told as a fault.
   *
   * @return whether there may be more
   */
  private static boolean begun(ViewScan.Cursor cursor, RowWriter writer, long limit)
      throws IOException {
    boolean more = true;
    while (more && cursor.rows() < HELD_ROWS) {
      more = cursor.next(writer, limit - cursor.rows());
    }
    return more;
  }

  private void inline(OperationParameters given, View view, RowWriter writer, long limit) {
    for (String other : List.of("patient", "group", "_since")) {
      if (given.has(other)) {
        throw FhirProblem.invalid(
            "bad-parameter",
            "'" + other + "' narrows what is stored and does not go with 'resource'");
      }
    }
    long[] rows = {0};
    for (ObjectNode resource : given.resources("resource")) {
      if (!resource.path("resourceType").asText().equals(view.resource())) {
        continue;
      }
      view.rows(
          resource,
          clock.instant(),
          cells -> {
            if (rows[0] < limit) {
              rows[0]++;
              ViewScan.write(writer, cells);
            }
          });
    }
  }
}
