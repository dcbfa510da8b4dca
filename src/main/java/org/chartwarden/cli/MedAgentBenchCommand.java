package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.bench.MedAgentBench;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.fhir.loading.ImportReport;
import org.chartwarden.fhir.loading.ImportRun;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs MedAgentBench against the agent of this build. */
@Command(
    name = "medagentbench",
    description = "Run the tasks of MedAgentBench and grade the answers and orders.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Loads the data into a scratch schema that is dropped at the end, starts the server on a free",
      "port, and sends each task to /agent/tasks in mode auto. Reference answers are computed from",
      "the loaded charts by the published rules of the benchmark's grader."
    })
final class MedAgentBenchCommand implements Callable<Integer> {

  @Option(names = "--tasks", required = true, paramLabel = "FILE", description = "JSON task list.")
  private Path tasks;

  @Option(
      names = "--fhir-data",
      required = true,
      paramLabel = "DIR",
      description = "NDJSON charts to load; may be given more than once.")
  private List<Path> fhirData;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Results, one JSON line per task.")
  private Path results;

  @Option(names = "--model", paramLabel = "NAME", description = "Model (default: the server's).")
  private String model;

  @Option(
      names = "--base",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080/fhir",
      description = "FHIR base to name in the results (default: http://localhost:8080/fhir).")
  private String base;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tasks at the same time (default: 2).")
  private int threads;

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (threads < 1 || threads > 64) {
      throw new CommandProblem("--threads must be between 1 and 64.");
    }
    MedAgentBench bench;
    try {
      bench = MedAgentBench.read(tasks);
    } catch (IOException e) {
      throw new CommandProblem(tasks + " cannot be used: " + e.getMessage() + ".", e);
    }
    Console console = new Console(spec.commandLine().getOut());
    return ScratchServer.run(
        console, data, (server, stopping) -> work(console, bench, server, stopping));
  }

  private OptionalInt work(
      Console console, MedAgentBench bench, LocalServer server, AtomicBoolean stopping)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    console.step("Loading the charts ...");
    ImportReport report =
        Arc.container()
            .instance(ImportRun.class)
            .get()
            .run(
                new ImportRun.Wish(
                    AccessContext.system("import"), fhirData, 2, false, Path.of(".")),
                new ImportDisplay(out, false),
                stopping::get);
    report.remarks().forEach(out::println);
    console.step(report.loaded() + " resources are in. Running " + bench.size() + " tasks ...");
    boolean complete =
        bench.run(
            server,
            new MedAgentBench.Wish(
                Optional.ofNullable(model), base.replaceFirst("/+$", ""), threads),
            results,
            out,
            stopping);
    return OptionalInt.of(complete && report.rejected() == 0 ? 0 : 1);
  }
}
