package org.chartwarden.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole; does nothing without a command. */
@Command(
    name = "chartwarden",
    description = "A FHIR R4 server with a clinical agent.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class)
final class ChartwardenCommand implements Runnable {

  private static final List<String> NAMES =
      List.of(
          "demo",
          "serve",
          "token",
          "apps",
          "users",
          "keys",
          "audit",
          "import",
          "view",
          "calculate",
          "notes",
          "check",
          "export",
          "ig",
          "terminology",
          "trials",
          "bench",
          "sbom",
          "train",
          "version",
          "help");

  @Spec private CommandSpec spec;

  /**
   * The command line. Reading the options of a command takes time, which a server that starts does
   * not have: where the first argument names a command, it is the only one.
   */
  static CommandLine line(String... arguments) {
    CommandLine line = new CommandLine(new ChartwardenCommand());
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean one = NAMES.contains(first) && !first.equals("help");
    for (String name : one ? List.of(first) : NAMES) {
      line.addSubcommand(name, command(name));
    }
    return line;
  }

  /**
   * No references to constructors here: those of classes that the AOT cache cannot hold, which
   * picocli's are, keep the JDK from making it.
   */
  private static Object command(String name) {
    return switch (name) {
      case "demo" -> new DemoCommand();
      case "serve" -> new ServeCommand();
      case "token" -> new TokenCommand();
      case "apps" -> new AppsCommand();
      case "users" -> new UsersCommand();
      case "keys" -> new KeysCommand();
      case "audit" -> new AuditCommand();
      case "import" -> new ImportCommand();
      case "view" -> new ViewCommand();
      case "calculate" -> new CalculateCommand();
      case "notes" -> new NotesCommand();
      case "check" -> new CheckCommand();
      case "export" -> new ExportCommand();
      case "ig" -> new GuideCommand();
      case "terminology" -> new TerminologyCommand();
      case "trials" -> new TrialsCommand();
      case "bench" -> new BenchCommand();
      case "sbom" -> new SbomCommand();
      case "train" -> new TrainCommand();
      case "version" -> new VersionCommand();
      default -> new HelpCommand();
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
