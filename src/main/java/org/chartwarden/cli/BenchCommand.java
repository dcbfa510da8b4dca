package org.chartwarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks; one subcommand each. */
@Command(
    name = "bench",
    description =
        "Run a benchmark of the agent, the calculators, the note reader, the note check, the FHIR"
            + " server, the trials, de-identification or the audit trail.",
    mixinStandardHelpOptions = true,
    subcommands = {
      MedAgentBenchCommand.class,
      MedCalcBenchCommand.class,
      CalculatorBenchCommand.class,
      MedecBenchCommand.class,
      NotesBenchCommand.class,
      ConsistencyBenchCommand.class,
      FhirBenchCommand.class,
      TrialsBenchCommand.class,
      DeidentifyBenchCommand.class,
      AuditBenchCommand.class
    })
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a benchmark: medagentbench, medcalc, calculators, notes, consistency, medec, fhir,"
            + " trials, deidentify or audit.");
  }
}
