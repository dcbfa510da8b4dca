package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.InputCandidate;
import org.chartwarden.calculators.intake.InputSource;
import org.chartwarden.fhir.path.ElementType.Kind;
import org.chartwarden.fhir.views.ViewColumn;

/**
 * Reports as rows: the result, then for each input its value in the unit of the formula, how the
 * chart reads, when, and where it stands.
 */
final class CalculationTable {

  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final CalculatorSpec spec;
  private final boolean number;

  CalculationTable(CalculatorSpec spec) {
    this.spec = spec;
    CalculatorSpec.Form form = spec.output().form();
    this.number = form == CalculatorSpec.Form.DECIMAL || form == CalculatorSpec.Form.SCORE;
  }

  List<ViewColumn> columns() {
    List<ViewColumn> columns = new ArrayList<>();
    text(columns, "patient");
    columns.add(
        number
            ? column("result", "decimal", Kind.DECIMAL)
            : column("result", "string", Kind.STRING));
    for (String name :
        List.of("unit", "band", "as_of", "missing", "problems", "assumed", "stale")) {
      text(columns, name);
    }
    text(columns, "remarks");
    text(columns, "version");
    for (InputSpec input : spec.inputs()) {
      columns.add(
          switch (input) {
            case InputSpec.Quantity quantity -> column(input.name(), "decimal", Kind.DECIMAL);
            case InputSpec.Flag flag -> column(input.name(), "boolean", Kind.BOOLEAN);
            default -> column(input.name(), "string", Kind.STRING);
          });
      text(columns, input.name() + "_charted");
      text(columns, input.name() + "_time");
      text(columns, input.name() + "_source");
    }
    return columns;
  }

  private static void text(List<ViewColumn> columns, String name) {
    columns.add(column(name, "string", Kind.STRING));
  }

  private static ViewColumn column(String name, String type, Kind kind) {
    return new ViewColumn(name, type, kind, false, Map.of());
  }

  JsonNode[] row(CalculationReport report) {
    List<JsonNode> cells = new ArrayList<>();
    cells.add(report.patient().map(TextNode::valueOf).orElse(null));
    Optional<CalculatorResult> result = report.result().filter(r -> report.computed());
    if (number) {
      cells.add(result.flatMap(CalculatorResult::number).map(DecimalNode::valueOf).orElse(null));
    } else {
      cells.add(result.map(r -> TextNode.valueOf(r.answer().text())).orElse(null));
    }
    cells.add(result.isPresent() ? words(spec.unit()) : null);
    cells.add(
        result
            .flatMap(CalculatorResult::band)
            .map(band -> TextNode.valueOf(band.label()))
            .orElse(null));
    cells.add(TextNode.valueOf(WIRE.format(report.asOf())));
    cells.add(
        words(
            report.missing().stream()
                .map(CalculationReport.MissingInput::input)
                .collect(Collectors.joining("; "))));
    cells.add(
        words(
            report.problems().stream()
                .map(InputProblem::message)
                .collect(Collectors.joining("; "))));
    cells.add(
        words(
            report.assumptions().stream()
                .map(Assumption::input)
                .collect(Collectors.joining("; "))));
    cells.add(
        words(
            report.inputs().stream()
                .filter(CalculationReport.InputReport::stale)
                .map(i -> i.spec().name())
                .collect(Collectors.joining("; "))));
    cells.add(words(String.join("; ", report.remarks())));
    cells.add(TextNode.valueOf(spec.version()));
    report.inputs().forEach(input -> input(input, cells));
    return cells.toArray(JsonNode[]::new);
  }

  private static JsonNode words(String text) {
    return text.isEmpty() ? null : TextNode.valueOf(text);
  }

  private static void input(CalculationReport.InputReport input, List<JsonNode> cells) {
    Optional<InputCandidate> used = input.used();
    cells.add(used.flatMap(InputCandidate::value).map(v -> value(input, v)).orElse(null));
    cells.add(used.map(u -> TextNode.valueOf(u.text())).orElse(null));
    cells.add(used.flatMap(InputCandidate::time).map(t -> TextNode.valueOf(t.text())).orElse(null));
    cells.add(used.map(u -> TextNode.valueOf(source(u))).orElse(null));
  }

  private static JsonNode value(CalculationReport.InputReport input, InputValue value) {
    return switch (value) {
      case InputValue.Measured measured -> input.converted().map(DecimalNode::valueOf).orElse(null);
      case InputValue.Stated stated -> BooleanNode.valueOf(stated.present());
      case InputValue.Word word -> TextNode.valueOf(word.word());
      case InputValue.On on -> TextNode.valueOf(on.date().toString());
    };
  }

  private static String source(InputCandidate used) {
    return used.source() instanceof InputSource.Chart chart
        ? chart.pointer().reference()
        : used.source().kind();
  }
}
