package org.chartwarden.consistency.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** The development cases of the measure, checked without a server and without a model. */
class SharedCasesTest {

  private static final Path CASES = Path.of("../shared/consistency/dev");

  @Test
  void findsTheStatementsAndTheContradictions() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "the shared cases are not beside the project");
    int mentions = 0;
    int covered = 0;
    int wrong = 0;
    int found = 0;
    int alarms = 0;
    List<Path> folders = CaseScoring.folders(CASES);
    for (Path folder : folders) {
      CaseFolder one = new CaseFolder(folder);
      List<Finding> findings = one.check().statements();
      JsonNode gold = Json.parse(Files.readAllBytes(folder.resolve("gold.json")));
      Set<Finding> hits = new HashSet<>();
      for (JsonNode mention : gold.path("mentions")) {
        int start = one.text.offsetByCodePoints(0, mention.path("start").asInt());
        int end = one.text.offsetByCodePoints(0, mention.path("end").asInt());
        List<Finding> here = findings.stream().filter(f -> touches(f, start, end)).toList();
        boolean contradiction = mention.path("verdict").asText().equals("inconsistent");
        List<Finding> flagged =
            here.stream().filter(f -> f.verdict() == Verdict.INCONSISTENT).toList();
        mentions++;
        covered += here.isEmpty() ? 0 : 1;
        wrong += contradiction ? 1 : 0;
        if (contradiction && !flagged.isEmpty()) {
          found++;
          hits.addAll(flagged);
        }
      }
      alarms +=
          (int)
              findings.stream()
                  .filter(f -> f.verdict() == Verdict.INCONSISTENT && !hits.contains(f))
                  .count();
    }
    double precision = (double) found / (found + alarms);
    double recall = (double) found / wrong;
    assertThat((double) covered / mentions).as("mention recall").isGreaterThanOrEqualTo(0.93);
    assertThat(2 * precision * recall / (precision + recall)).as("F1").isGreaterThanOrEqualTo(0.9);
    assertThat((double) alarms / folders.size()).as("false alarms per note").isLessThan(1);
  }

  private static boolean touches(Finding finding, int start, int end) {
    TextSpan span = finding.claim().orElseThrow().span();
    int share = Math.min(end, span.end()) - Math.max(start, span.start());
    return share > 0 && share * 2 >= Math.min(end - start, span.end() - span.start());
  }
}
