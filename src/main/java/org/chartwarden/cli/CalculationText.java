package org.chartwarden.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.InputCandidate;
import org.chartwarden.calculators.intake.InputSource;
import org.chartwarden.calculators.intake.ReportJson;

/** Prints a report for a person. */
final class CalculationText {

  private CalculationText() {}

  static List<String> of(CalculationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        report.spec().name() + " (" + report.spec().id() + " " + report.spec().version() + ")");
    report
        .result()
        .ifPresentOrElse(
            result -> {
              lines.add("  " + ReportJson.text(result));
              result
                  .band()
                  .ifPresent(band -> lines.add("  " + band.label() + ": " + band.meaning()));
            },
            () -> lines.add("  not computed"));
    lines.add("");
    for (CalculationReport.InputReport input : report.inputs()) {
      lines.add(String.format("  %-34s %s", shortened(input.spec().label()), filled(input)));
    }
    section(
        lines,
        "Missing",
        report.missing().stream().map(CalculationReport.MissingInput::reason).toList());
    section(
        lines,
        "Needed, one of",
        report.missingOneOf().stream().map(group -> String.join(", ", group)).toList());
    section(lines, "Problems", report.problems().stream().map(p -> p.message()).toList());
    section(
        lines,
        "Conflicts",
        report.conflicts().stream().map(CalculationReport.Conflict::message).toList());
    section(lines, "Working", report.result().map(CalculatorResult::working).orElse(List.of()));
    List<String> remarks =
        new ArrayList<>(report.result().map(CalculatorResult::remarks).orElse(List.of()));
    remarks.addAll(report.remarks());
    section(lines, "Remarks", remarks);
    section(
        lines,
        "Sources",
        report.spec().references().stream().map(reference -> reference.citation()).toList());
    return lines;
  }

  private static String shortened(String label) {
    return label.length() > 34 ? label.substring(0, 33) + "…" : label;
  }

  private static String filled(CalculationReport.InputReport input) {
    Optional<InputCandidate> used = input.used();
    if (used.isEmpty()) {
      return input
          .assumed()
          .map(assumed -> assumed.value() + "  (assumed: not documented)")
          .orElse("-");
    }
    StringBuilder text = new StringBuilder(used.get().text());
    text.append("  (").append(used.get().source().kind());
    if (used.get().source() instanceof InputSource.Chart chart) {
      text.append(", ").append(chart.pointer().reference());
    }
    used.get().time().ifPresent(time -> text.append(", ").append(time.text()));
    text.append(input.stale() ? ", STALE" : "");
    used.get().marks().forEach(mark -> text.append(", ").append(mark));
    return text.append(')').toString();
  }

  private static void section(List<String> lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add(title + ":");
      items.forEach(item -> lines.add("  " + item));
    }
  }
}
