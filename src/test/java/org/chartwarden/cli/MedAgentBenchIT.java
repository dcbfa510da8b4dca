package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's development tasks with the offline planner, by the real command. */
class MedAgentBenchIT {

  private static final Path SHARED = Path.of("../shared/medagentbench");
  private static final Pattern ALL = Pattern.compile("(?m)^all +(\\d+) +(\\d+) ");
  private static final Pattern SECONDS = Pattern.compile("\\d+ tasks in ([0-9.]+) s");

  @TempDir Path temp;

  @Test
  void solvesTheDevelopmentTasksWithinAMinute() throws Exception {
    Path tasks = SHARED.resolve("tasks_dev.json");
    Assumptions.assumeTrue(Files.exists(tasks), () -> tasks + " is not here: nothing to run");
    Path results = temp.resolve("results.jsonl");
    try (ProgramProcess bench =
        ProgramProcess.start(
            "medagentbench",
            "bench",
            "medagentbench",
            "--tasks",
            tasks.toString(),
            "--fhir-data",
            SHARED.resolve("fhir").toString(),
            "--out",
            results.toString(),
            "--data",
            temp.resolve("data").toString())) {
      assertThat(bench.awaitEnd(Duration.ofSeconds(240))).as(bench.printed()).isZero();
      Matcher all = ALL.matcher(bench.printed());
      assertThat(all.find()).as(bench.printed()).isTrue();
      assertThat(Integer.parseInt(all.group(1))).isEqualTo(100);
      assertThat(Integer.parseInt(all.group(2))).as(bench.printed()).isGreaterThanOrEqualTo(98);
      Matcher seconds = SECONDS.matcher(bench.printed());
      assertThat(seconds.find()).as(bench.printed()).isTrue();
      assertThat(Double.parseDouble(seconds.group(1))).isLessThan(60);
    }
    List<String> lines = Files.readAllLines(results);
    assertThat(lines).hasSize(100);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(Json.parseOwn(line).fieldNames())
                    .toIterable()
                    .containsExactly("id", "result", "posts", "rounds"));
  }
}
