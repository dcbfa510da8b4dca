package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.chartwarden.cli.bench.consistency.MadeUpCharts;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.DataFolder;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real process with SIGKILL in the middle of a check and runs the command again. */
class KilledCheckIT {

  private static final int NOTES = 300;

  @TempDir Path temp;

  @Test
  void theSameCommandGoesOnWithoutLossOrDoubling() throws Exception {
    load();
    Path findings = temp.resolve("findings.ndjson");
    String[] check = {"--all", "--out", findings.toString()};
    DataFolder data = new DataFolder(temp.resolve("data"));
    try (ProgramProcess first = program("check-1", "check", check)) {
      // The database comes with the process; each piece is held up, so that the kill surely comes
      // between two of them.
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> data.ask("SELECT count(*) FROM fhir_job_file_part") > 0);
      data.tell(
          "CREATE FUNCTION test_slow() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$",
          "CREATE TRIGGER test_slow BEFORE INSERT ON fhir_job_file_part"
              + " FOR EACH ROW EXECUTE FUNCTION test_slow()");
      first.kill();
    }
    long saved = data.ask("SELECT coalesce(sum(lines), 0) FROM fhir_job_file");
    assertThat(saved).as("some of it was done").isPositive().isLessThan(NOTES);
    data.tell("DROP TRIGGER test_slow ON fhir_job_file_part");
    assertThat(findings).doesNotExist();

    try (ProgramProcess second = program("check-2", "check", check)) {
      assertThat(second.awaitEnd(Duration.ofSeconds(180))).as(second.printed()).isEqualTo(3);
      assertThat(second.printed()).contains(NOTES + " notes");
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(findings)) {
      lines.add(Json.parse(line));
    }
    Set<String> notes = new HashSet<>();
    lines.forEach(line -> notes.add(line.path("document").asText()));
    assertThat(lines).hasSize(NOTES);
    assertThat(notes).hasSize(NOTES);
    assertThat(lines)
        .filteredOn(line -> line.has("problem"))
        .singleElement()
        .satisfies(
            line -> assertThat(line.path("problem").asText()).isEqualTo("document-too-long"));
  }

  private void load() throws IOException, InterruptedException {
    MadeUpCharts charts = new MadeUpCharts(7, NOTES);
    Path folder = Files.createDirectory(temp.resolve("charts"));
    for (int i = 0; i < charts.size(); i++) {
      ObjectNode bundle = charts.bundle(i);
      Files.write(folder.resolve("chart-" + i + ".json"), Json.writeBytes(bundle));
    }
    try (ProgramProcess load = program("import", "import", folder.toString())) {
      assertThat(load.awaitEnd(Duration.ofSeconds(180))).as(load.printed()).isZero();
    }
  }

  private ProgramProcess program(String name, String command, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command, "--data"));
    arguments.add(temp.resolve("data").toString());
    arguments.addAll(List.of(more));
    return ProgramProcess.start("killed-check-" + name, arguments.toArray(String[]::new));
  }
}
