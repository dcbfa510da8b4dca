package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.fhir.guides.GuideLoader;
import org.chartwarden.fhir.guides.GuideProblem;
import org.chartwarden.fhir.guides.LoadedGuide;
import org.chartwarden.platform.DatabaseProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Loads, lists and removes implementation guides, without serving. */
@Command(
    name = "ig",
    description = "Load implementation guides (FHIR packages), list and remove them.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Takes FHIR packages (.tgz) and needs no network. A package is loaded as a whole or not at",
      "all; loading it again changes nothing. A server may be running: it notices at once.",
      "Exit code: 0 done, 1 a package could not be loaded or removed."
    })
final class GuideCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Packages to load.")
  private List<Path> files = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = DatabaseChoice.DATA_DEFAULT,
      description = DatabaseChoice.DATA_HELP)
  private Path data;

  @Spec private CommandSpec spec;

  /** A server does the indexing that follows; this process ends when the packages are stored. */
  private static final Map<String, String> SETTINGS = settings();

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
    settings.put("quarkus.scheduler.enabled", "false");
    return Map.copyOf(settings);
  }

  /** What is done with the packages. */
  @FunctionalInterface
  private interface Work {
    boolean run(GuideLoader guides, PrintWriter out);
  }

  @Override
  public Integer call() throws Exception {
    if (files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name a package file, or one of the commands list and remove.");
    }
    return run(this::loadAll);
  }

  @Command(
      name = "list",
      description = "List the packages that are loaded.",
      mixinStandardHelpOptions = true)
  int list() throws Exception {
    return run(
        (guides, out) -> {
          List<LoadedGuide> all = guides.all();
          all.forEach(guide -> out.println(described(guide)));
          out.println(all.isEmpty() ? "No package is loaded." : all.size() + " loaded.");
          return true;
        });
  }

  @Command(
      name = "remove",
      description = "Remove packages and the resources that came with them.",
      mixinStandardHelpOptions = true)
  int remove(
      @Parameters(
              arity = "1..*",
              paramLabel = "NAME#VERSION",
              description = "Packages to remove, as list shows them.")
          List<String> ids)
      throws Exception {
    return run(
        (guides, out) -> {
          boolean done = true;
          for (String id : ids) {
            try {
              out.println(id + " removed with " + guides.remove(id) + " resources.");
            } catch (GuideProblem | DatabaseProblem problem) {
              out.println(problem.getMessage() + ".");
              done = false;
            }
          }
          return done;
        });
  }

  private int run(Work work) throws Exception {
    DatabaseChoice database = DatabaseChoice.open(data);
    PrintWriter out = spec.commandLine().getOut();
    return ServerRun.run(
        database,
        SETTINGS,
        stopping -> {
          boolean done = work.run(Arc.container().instance(GuideLoader.class).get(), out);
          out.flush();
          return OptionalInt.of(done ? 0 : 1);
        });
  }

  /** Loads what can be loaded; a package that cannot be does not keep others from it. */
  private boolean loadAll(GuideLoader guides, PrintWriter out) {
    boolean done = true;
    for (Path file : files) {
      try {
        load(guides, file, out);
      } catch (GuideProblem | DatabaseProblem problem) {
        out.println(file.getFileName() + " was not loaded: " + problem.getMessage() + ".");
        done = false;
      }
      out.flush();
    }
    return done;
  }

  private static void load(GuideLoader guides, Path file, PrintWriter out) {
    ProgressDisplay display = ProgressDisplay.on(out);
    AtomicInteger shown = new AtomicInteger();
    try {
      GuideLoader.Loaded loaded =
          guides.load(
              file,
              (done, all) -> {
                int before = shown.getAndSet(done);
                if (before == 0) {
                  display.begin(String.valueOf(file.getFileName()), all, "", 1);
                }
                display.advance(done - before, done + " of " + all + " resources");
              });
      out.println(described(loaded.guide()) + (loaded.changed() ? "" : " (was loaded before)"));
    } finally {
      display.end();
    }
  }

  private static String described(LoadedGuide guide) {
    String missing =
        guide.missing().isEmpty()
            ? ""
            : System.lineSeparator() + "  not loaded: " + String.join(", ", guide.missing());
    return guide.id() + "  " + guide.resources() + " resources  " + guide.title() + missing;
  }
}
