package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.EligibilityJson;
import org.chartwarden.trials.report.EligibilityPage;
import org.chartwarden.trials.report.EligibilityReport;
import picocli.CommandLine.Option;

/** The options of a command that shows matches, and how they are shown. */
final class MatchOutput {

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

  /** Most that are shown. */
  int top() {
    if (top < 1) {
      throw new CommandProblem("--top must be at least 1.");
    }
    return top;
  }

  /** Whether the standard output is for JSON alone. */
  boolean json() {
    return json;
  }

  /**
   * Shows trials or patients.
   *
   * @param full whether every criterion is printed
   * @return exit code: 0 when there is a possible match, else {@link #NONE}
   */
  int show(Shown shown, boolean full, PrintWriter out) {
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
