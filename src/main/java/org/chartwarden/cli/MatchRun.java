package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityJson;
import org.chartwarden.trials.report.EligibilityPage;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportPart;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that show matches have in common: where they run, and what they print. */
final class MatchRun {

  /** Exit code when nobody fits. */
  static final int NONE = 3;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page.")
  private Path html;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show at most the best N (default: 20).")
  private int top;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day on which criteria are judged, for instance 2024-06-15.")
  private LocalDate asOf;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "A running server instead of the local store, http://localhost:8080.")
  private String server;

  @Mixin private TokenOption token;
  @Mixin private DataOption data;

  /**
   * A report and its page, which is made when it is wanted.
   *
   * @param report plain JSON
   * @param page HTML
   */
  record Shown(ObjectNode report, Supplier<String> page) {

    static Shown of(EligibilityReport report) {
      return new Shown(EligibilityJson.of(report), () -> EligibilityPage.render(report));
    }

    static Shown of(CandidateReport report) {
      return new Shown(EligibilityJson.of(report), () -> EligibilityPage.render(report));
    }
  }

  /**
   * Matches and shows what came of it.
   *
   * @param inStore whether that needs the local store
   * @param full whether every criterion is printed
   * @return exit code: 0 when there is a possible match, else {@link #NONE}
   */
  int run(boolean inStore, Supplier<Shown> match, boolean full, PrintWriter out) throws Exception {
    if (top < 1) {
      throw new CommandProblem("--top must be at least 1.");
    }
    try {
      if (!inStore) {
        return show(match.get(), full, out);
      }
      Map<String, String> settings = new HashMap<>(OfflineRun.SETTINGS);
      // The report may go to the standard output; nothing else must.
      settings.put("quarkus.log.console.stderr", "true");
      return ServerRun.run(
          data.open(), settings, stopping -> OptionalInt.of(show(match.get(), full, out)));
    } catch (FhirProblem e) {
      throw new CommandProblem(e.getMessage(), e);
    }
  }

  /** The logical id of a reference that may have its type before it. */
  static String bare(String type, String reference) {
    return reference.startsWith(type + "/") ? reference.substring(type.length() + 1) : reference;
  }

  /** The best that are shown. */
  ReportPart part() {
    return ReportPart.first(top);
  }

  /** The day on which criteria are judged, if it is told. */
  Optional<LocalDate> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** The running server that is asked, if there is one. */
  Optional<MatchServer> server() {
    return Optional.ofNullable(server).map(address -> new MatchServer(token.server(address, data)));
  }

  /** What a server is asked beside the patient or the trial. */
  Map<String, String> question() {
    Map<String, String> question = new HashMap<>();
    asOf().ifPresent(day -> question.put("asOf", day.toString()));
    question.put("_count", Integer.toString(top));
    return question;
  }

  /** Whether the standard output is for JSON alone. */
  boolean json() {
    return json;
  }

  private int show(Shown shown, boolean full, PrintWriter out) {
    JsonNode report = shown.report();
    if (json) {
      out.println(report.toPrettyString());
    } else if (report.has("trial")) {
      new MatchTable(out, full).patients(report);
    } else {
      new MatchTable(out, full).trials(report);
    }
    if (html != null) {
      PageFile.write(html, shown.page().get());
      if (!json) {
        out.println("The page is in " + html + ".");
      }
    }
    out.flush();
    return report.at("/counts/potentially_eligible").asInt() > 0 ? 0 : NONE;
  }
}
