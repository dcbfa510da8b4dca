package org.chartwarden.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.chartwarden.cli.bench.fhir.FhirBenchProblem;
import org.chartwarden.cli.http.LocalServerProblem;
import org.chartwarden.fhir.loading.ImportProblem;
import org.chartwarden.fhir.terminology.releases.ReleaseProblem;
import org.chartwarden.platform.EmbeddedDatabaseProblem;
import org.chartwarden.smart.serving.ServingProblem;
import picocli.CommandLine;

/** Entry point of the program: reads the command line and runs one command. */
@QuarkusMain
public final class ChartwardenMain {

  /** Exit code of a server that is not set as it must be (EX_CONFIG of sysexits.h). */
  static final int REFUSED = 78;

  private ChartwardenMain() {}

  public static void main(String[] args) {
    // FHIR clients write code=http://loinc.org|2823-3 with a bare bar, which is no proper URI; with
    // its check on, Quarkus answers 400 without a body before our own routing sees the request.
    System.setProperty("vertx.disableURIValidation", "true");
    System.exit(commandLine(args).execute(args));
  }

  /** The commands with their options, as the user sees them; all of them without arguments. */
  static CommandLine commandLine(String... args) {
    return ChartwardenCommand.line(args)
        .setCommandName("chartwarden")
        .setExecutionExceptionHandler(ChartwardenMain::report);
  }

  /** A problem that has a sentence for the user is shown as that sentence alone. */
  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof ServingProblem) {
      command.getErr().println(e.getMessage());
      return REFUSED;
    }
    if (e instanceof CommandProblem
        || e instanceof ImportProblem
        || e instanceof FhirBenchProblem
        || e instanceof ReleaseProblem
        || e instanceof LocalServerProblem
        || e instanceof EmbeddedDatabaseProblem) {
      command.getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }
}
