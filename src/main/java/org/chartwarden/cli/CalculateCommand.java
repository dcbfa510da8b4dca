package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.calculators.intake.GivenInputs;
import org.chartwarden.calculators.intake.PopulationRun;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowWriter;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a medical calculator for one patient, for all of them, or on given values alone. */
@Command(
    name = "calculate",
    description = "Run a medical calculator.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --input alone no store is needed. With --patient the chart fills what is not given;",
      "with --all there is one row for each patient, with where every value stands. The format is",
      "csv, ndjson, json or parquet; without --format the ending of --out decides.",
      "Exit code: 0 computed, 1 something is missing or wrong, 130 stopped before the end."
    })
final class CalculateCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Id of the calculator.")
  private String id;

  @Option(names = "--list", description = "List the calculators.")
  private boolean list;

  @Option(names = "--patient", paramLabel = "ID", description = "Whose chart to look at.")
  private String patient;

  @Option(names = "--encounter", paramLabel = "ID", description = "An encounter of the patient.")
  private String encounter;

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "An input, for instance creatinine='1.2 mg/dL'.")
  private List<String> inputs = new ArrayList<>();

  @Option(names = "--note", paramLabel = "FILE", description = "A note in plain text.")
  private Path note;

  @Option(names = "--all", description = "Every patient of the store.")
  private boolean all;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text, json; with --all rows.")
  private String format;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the answer goes.")
  private Path target;

  @Option(names = "--as-of", paramLabel = "TIME", description = "Nothing later counts.")
  private String asOf;

  @Option(
      names = "--time-rule",
      paramLabel = "RULE",
      description = "latest, first-of-encounter, worst-24h.")
  private String timeRule;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "clinical, medcalc-bench, medcalc-bench-v1.")
  private String profile = Convention.CLINICAL.id();

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (list) {
      CatalogListing.lines().forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return 0;
    }
    CalculationRequest request = request(calculator());
    if (all) {
      return overAll(request);
    }
    if (patient == null && note == null) {
      CalculatorEngine engine = CalculatorEngine.over(new NoRecords(), Clock.systemUTC());
      return shown(engine, request);
    }
    return ServerRun.run(
        data.open(),
        settings(),
        stopping ->
            OptionalInt.of(shown(Arc.container().instance(CalculatorEngine.class).get(), request)));
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
    // The answer may go to the standard output; nothing else must.
    settings.put("quarkus.log.console.stderr", "true");
    return settings;
  }

  private Calculator calculator() {
    if (id == null) {
      throw new CommandProblem("Name a calculator; --list shows them.");
    }
    return CalculatorCatalog.find(id)
        .orElseThrow(
            () -> new CommandProblem("There is no calculator '" + id + "'; --list shows them."));
  }

  private CalculationRequest request(Calculator calculator) throws IOException {
    ObjectNode members = Json.object();
    for (String input : inputs) {
      int equals = input.indexOf('=');
      if (equals < 1) {
        throw new CommandProblem("--input is NAME=VALUE, not '" + input + "'.");
      }
      members.put(input.substring(0, equals).strip(), input.substring(equals + 1).strip());
    }
    GivenInputs given = GivenInputs.of(calculator.spec(), members);
    Convention convention =
        Convention.of(profile)
            .orElseThrow(() -> new CommandProblem("--profile: unknown profile " + profile));
    List<InputProblem> problems = given.problems(calculator, convention);
    if (!problems.isEmpty()) {
      throw new CommandProblem(
          String.join("\n", problems.stream().map(InputProblem::message).toList()));
    }
    return new CalculationRequest(
        calculator,
        given.values(),
        Optional.ofNullable(patient).map(p -> bare(p, "Patient/")),
        Optional.ofNullable(encounter).map(e -> bare(e, "Encounter/")),
        note == null
            ? Optional.empty()
            : Optional.of(
                new CalculationRequest.NoteGiven(Files.readString(note), Optional.empty(), time())),
        time(),
        Optional.ofNullable(timeRule)
            .map(
                r ->
                    TimeRule.of(r)
                        .orElseThrow(() -> new CommandProblem("--time-rule: unknown rule " + r))),
        convention);
  }

  private static String bare(String reference, String prefix) {
    return reference.startsWith(prefix) ? reference.substring(prefix.length()) : reference;
  }

  private Optional<OffsetDateTime> time() {
    return Optional.ofNullable(asOf)
        .map(
            text ->
                FhirTime.of(text, ZoneOffset.UTC)
                    .map(FhirTime::end)
                    .orElseThrow(
                        () ->
                            new CommandProblem(
                                "--as-of must be a date or time such as 2024-01-31, not " + text)));
  }

  private int shown(CalculatorEngine engine, CalculationRequest request) throws IOException {
    CalculationReport report;
    try {
      report = engine.run(AccessContext.operator("calculate"), request);
    } catch (CalculationProblem | FhirProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
    String text =
        "json".equals(format) || (target != null && target.toString().endsWith(".json"))
            ? ReportJson.of(report).toPrettyString()
            : String.join("\n", CalculationText.of(report));
    if (target == null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(target, text + "\n");
    }
    return report.computed() ? 0 : 1;
  }

  private int overAll(CalculationRequest request) throws Exception {
    if (request.patient().isPresent() || request.note().isPresent()) {
      throw new CommandProblem("--all goes with neither --patient nor --note.");
    }
    RowFormat chosen = RowFormatChoice.of(format, target);
    return ServerRun.run(
        data.open(), settings(), stopping -> OptionalInt.of(written(request, chosen, stopping)));
  }

  private int written(CalculationRequest request, RowFormat chosen, AtomicBoolean stopping)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    AccessContext who = AccessContext.operator("calculate");
    PopulationRun run = Arc.container().instance(PopulationRun.class).get();
    CalculationTable table = new CalculationTable(request.calculator().spec());
    ProgressDisplay display =
        new ProgressDisplay(err, target != null && Boolean.getBoolean("chartwarden.terminal"));
    boolean more = true;
    long[] computed = {0};
    try (OutputStream out =
            new BufferedOutputStream(
                target == null ? new UnclosedOutput(System.out) : Files.newOutputStream(target),
                65_536);
        PopulationRun.Cursor cursor = run.open(who, request)) {
      RowWriter rows = chosen.open(table.columns(), out, true);
      display.begin("Calculate", run.patients(who).orElse(-1), " patients", 1);
      while (more && !stopping.get()) {
        long before = cursor.done();
        more = cursor.next(report -> write(rows, table, report, computed));
        display.advance(
            cursor.done() - before,
            String.format(
                Locale.ROOT,
                "%,d patients, %,.0f/s",
                cursor.done(),
                cursor.done() / display.seconds()));
      }
      rows.finish();
      double seconds = display.seconds();
      display.end();
      err.printf(
          Locale.ROOT,
          "%,d of %,d patients computed in %.1f s (%,.0f/s).%n",
          computed[0],
          cursor.done(),
          seconds,
          cursor.done() / seconds);
      err.flush();
    } catch (CalculationProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
    return more ? OfflineRun.STOPPED : 0;
  }

  private static void write(
      RowWriter rows, CalculationTable table, CalculationReport report, long[] computed) {
    try {
      rows.row(table.row(report));
      computed[0] += report.computed() ? 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
