package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.cli.http.LocalServerProblem;
import org.chartwarden.consistency.records.BundleCase;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.GivenNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.consistency.report.ReportPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Checks one note against a chart, of a Bundle, of the local store or of a running server; or the
 * stored notes of a population.
 */
@Command(
    name = "check",
    description = "Check a note, or all stored notes, against the chart.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "NOTE is a file (text, HTML, RTF, PDF), with --bundle (a chart in a file; no store is needed) or with",
      "--patient (a chart in the store); or the id of a stored DocumentReference.",
      "",
      "With --all, --group or --query the stored notes are checked, one after the other, and --out",
      "takes one JSON line per note: what --json prints, or why the note could not be checked. A run",
      "that was stopped or killed goes on where it was when the same command runs again.",
      "Exit code: 0 nothing contradicts the chart, 3 something does, 1 the note (or one of them)",
      "cannot be checked, 130 stopped before the end."
    })
final class CheckCommand implements Callable<Integer> {

  private static final String DOCUMENT = "DocumentReference/";
  private static final int CONTRADICTED = 3;

  @Parameters(arity = "0..1", paramLabel = "NOTE", description = "A file, or DocumentReference/ID.")
  private String note;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "The chart: a FHIR Bundle in JSON.")
  private Path bundle;

  @Option(names = "--patient", paramLabel = "ID", description = "Whose chart it is held against.")
  private String patient;

  @Option(names = "--encounter", paramLabel = "ID", description = "The stay of the note.")
  private String encounter;

  @Option(
      names = "--written",
      paramLabel = "TIME",
      description = "When it was written, for instance 2024-05-20T08:00:00-05:00 (default: now).")
  private String written;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "A running server instead of the local store, http://localhost:8080.")
  private String server;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page.")
  private Path html;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(names = "--all", description = "Check the stored notes of all patients.")
  private boolean all;

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "Check the stored notes of the members of a Group.")
  private String group;

  @Option(
      names = "--query",
      paramLabel = "SEARCH",
      description = "Check the stored notes of a search, such as 'date=ge2024-01-01'.")
  private String query;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "Of the stored notes, only those stored at or after this moment.")
  private String since;

  @Option(
      names = "--propose",
      description = "Of stored notes, file what contradicts the chart as proposed changes.")
  private boolean propose;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Of stored notes, write one JSON line per note.")
  private Path findings;

  @Mixin private TokenOption token;
  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  /** A report, and the page of it when it is wanted. */
  private record Result(ObjectNode report, Supplier<String> page) {
    static Result of(CheckedNote checked) {
      return new Result(ReportJson.of(checked), () -> ReportPage.of(checked));
    }
  }

  @Override
  public Integer call() throws Exception {
    if (all || group != null || query != null) {
      return population();
    }
    if (note == null) {
      throw new CommandProblem("Name a note, or which stored notes: --all, --group or --query.");
    }
    if (since != null || propose || findings != null) {
      throw new CommandProblem("--since, --propose and --out go with --all, --group or --query.");
    }
    try {
      if (bundle != null) {
        if (server != null || patient != null) {
          throw new CommandProblem("--bundle goes with neither --server nor --patient.");
        }
        return show(Result.of(inBundle()));
      }
      if (server != null) {
        return show(atServer());
      }
      Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
      // The report may go to the standard output; nothing else must.
      settings.put("quarkus.log.console.stderr", "true");
      return ServerRun.run(
          data.open(), settings, stopping -> OptionalInt.of(show(Result.of(inStore()))));
    } catch (FhirProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    } catch (LocalServerProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
  }

  private int population() throws Exception {
    if (note != null
        || bundle != null
        || server != null
        || patient != null
        || encounter != null
        || written != null
        || html != null
        || json) {
      throw new CommandProblem(
          "--all, --group and --query go with --since, --propose and --out, and with no note.");
    }
    PopulationCheck check =
        new PopulationCheck(
            new PopulationCheck.Wish(
                Optional.ofNullable(group).map(id -> bare(id, "Group/")),
                query == null ? "" : bare(query, "DocumentReference?"),
                Optional.ofNullable(since).map(OfflineRun::instant),
                propose,
                Optional.ofNullable(findings)),
            spec.commandLine().getOut());
    Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
    settings.put("chartwarden.jobs.enabled", "true");
    return ServerRun.run(data.open(), settings, check::run);
  }

  private Optional<String> text() {
    Path file = Path.of(note);
    return Files.isRegularFile(file) ? Optional.of(NoteFile.read(file).text()) : Optional.empty();
  }

  private String id() {
    String id = bare(note, DOCUMENT);
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw new CommandProblem(note + " is neither a file nor the id of a DocumentReference.");
    }
    return id;
  }

  private static String bare(String reference, String prefix) {
    return reference.startsWith(prefix) ? reference.substring(prefix.length()) : reference;
  }

  private CheckedNote inBundle() {
    BundleCase chart = BundleCase.read(BundleFile.read(bundle));
    Optional<String> text = text();
    GivenNote given = text.isPresent() ? chart.note(text.get()) : chart.document(id());
    return chart.check(with(given), Optional.empty(), Clock.systemUTC().instant());
  }

  /** The note with what the command line says of it. */
  private GivenNote with(GivenNote given) {
    return new GivenNote(
        given.text(),
        given.document(),
        given.patient(),
        Optional.ofNullable(encounter).map(e -> bare(e, "Encounter/")).or(given::encounter),
        Optional.ofNullable(written).or(given::written),
        given.title());
  }

  private CheckedNote inStore() {
    NoteChecks checks = Arc.container().instance(NoteChecks.class).get();
    AccessContext who = AccessContext.operator("check");
    Optional<String> text = text();
    try {
      return text.isPresent()
          ? checks.check(who, bareNote(text.get()))
          : checks.check(who, with(checks.stored(who, new ResourceKey("DocumentReference", id()))));
    } catch (FhirProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
  }

  private GivenNote bareNote(String text) {
    return GivenNote.bare(
        text,
        bare(requirePatient(), "Patient/"),
        Optional.ofNullable(encounter).map(e -> bare(e, "Encounter/")),
        Optional.ofNullable(written));
  }

  private String requirePatient() {
    if (patient == null) {
      throw new CommandProblem("A note in a file needs --patient or --bundle.");
    }
    return patient;
  }

  private Result atServer() {
    ObjectNode request = Json.object();
    Optional<String> text = text();
    if (text.isPresent()) {
      request.put("note", text.get()).put("patient", requirePatient());
      if (written != null) {
        request.put("written", written);
      }
    } else {
      request.put("noteReference", DOCUMENT + id());
    }
    if (encounter != null) {
      request.put("encounter", encounter);
    }
    LocalServer remote = token.server(server, data);
    LocalServer.Reply reply = remote.post("/consistency/check", request);
    if (!reply.ok() || !(reply.body() instanceof ObjectNode report)) {
      throw new CommandProblem(
          reply.body().path("detail").asText("The server answers with " + reply.status() + "."));
    }
    return new Result(
        report,
        () ->
            remote
                .postForText("/consistency/check", request, "text/html")
                .orElseThrow(() -> new CommandProblem("The server gives no page.")));
  }

  private int show(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(result.report().toPrettyString());
    } else {
      CheckTable.print(result.report(), out);
    }
    if (html != null) {
      PageFile.write(html, result.page().get());
      if (!json) {
        out.println("The page is in " + html + ".");
      }
    }
    out.flush();
    return result.report().at("/counts/inconsistent").asInt() == 0 ? 0 : CONTRADICTED;
  }
}
