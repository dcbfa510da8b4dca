package org.chartwarden.agent.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.agent.language.ReferenceTime;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The development tasks of MedAgentBench, graded by the published rules. */
class BenchmarkTasksTest {

  private static final Path FOLDER = Path.of("../shared/medagentbench");
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  @Test
  void solvesEveryDevelopmentTask() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "the MedAgentBench data is not beside this checkout");
    FakeChart chart = chart();
    List<String> failures = new ArrayList<>();
    JsonNode tasks = Json.parse(Files.readString(FOLDER.resolve("tasks_dev.json")));
    for (JsonNode task : tasks) {
      String context = task.path("context").asText();
      OffsetDateTime now = ReferenceTime.statedIn(context).orElse(NOW);
      FakeChart.Run run = chart.run(task.get("instruction").asText(), context, now);
      String problem = problem(chart, task, run);
      if (problem != null) {
        failures.add(task.get("id").asText() + ": " + problem + " " + run.end() + run.proposals());
      }
    }
    assertThat(tasks).hasSize(100);
    assertThat(failures).isEmpty();
  }

  private static FakeChart chart() throws IOException {
    FakeChart chart = new FakeChart(NOW);
    for (String line : Files.readAllLines(FOLDER.resolve("fhir/Patient.ndjson"))) {
      JsonNode p = Json.parse(line);
      String given = p.at("/name/0/given/0").asText();
      chart.patients.add(
          new FakeChart.Patient(
              p.get("id").asText(),
              given + " " + p.at("/name/0/family").asText(),
              LocalDate.parse(p.path("birthDate").asText("1900-01-01")),
              List.of(),
              List.of(),
              List.of()));
    }
    for (String file : List.of("Observation.reconstructed.ndjson", "Observation.recorded.ndjson")) {
      for (String line : Files.readAllLines(FOLDER.resolve("fhir").resolve(file))) {
        JsonNode o = Json.parse(line);
        chart.values.add(
            new FakeChart.Value(
                o.at("/subject/reference").asText().substring(8),
                o.at("/code/coding/0/code").asText(),
                o.at("/valueQuantity/value"),
                o.at("/valueQuantity/unit").asText(),
                o.get("effectiveDateTime").asText()));
      }
    }
    return chart;
  }

  private static String problem(FakeChart chart, JsonNode task, FakeChart.Run run) {
    if (!(run.end() instanceof PlannerMove.Finish finish)) {
      return "did not finish";
    }
    String answer = Json.write(finish.answer());
    String mrn = task.path("eval_MRN").asText();
    int category = Integer.parseInt(task.get("id").asText().replaceAll("task(\\d+)_.*", "$1"));
    int orders = run.proposals().size();
    FakeChart.Value day = latest(chart, mrn, category == 4 || category == 5 ? "MG" : "GLU", true);
    return switch (category) {
      case 1 -> expect(Json.write(task.get("sol")).equals(answer) && orders == 0, answer);
      case 2 ->
          expect(
              orders == 0 && finish.answer().size() == 1 && finish.answer().get(0).isInt(), answer);
      case 3 ->
          expect(
              orders == 1
                  && run.proposals().get(0).arguments().get("said").asText().equals("118/77 mmHg")
                  && run.proposals().get(0).arguments().get("flowsheet_id").asText().equals("BP"),
              answer);
      case 4 ->
          expect(
              orders == 0 && answer.equals("[" + (day == null ? "-1" : day.value().asText()) + "]"),
              answer);
      case 5 -> magnesium(day, run, answer);
      case 6 -> average(chart, mrn, finish, orders);
      case 7 ->
          expect(
              orders == 0
                  && answer.equals("[" + latest(chart, mrn, "GLU", false).value().asText() + "]"),
              answer);
      case 8 ->
          expect(
              orders == 1
                  && task.get("instruction")
                      .asText()
                      .contains(
                          "\"" + run.proposals().get(0).arguments().path("note").asText() + "\"")
                  && run.proposals()
                      .get(0)
                      .arguments()
                      .get("codes")
                      .get(0)
                      .asText()
                      .equals("306181000000106"),
              answer);
      case 9 -> potassium(latest(chart, mrn, "K", false), run, answer);
      default -> a1c(latest(chart, mrn, "A1C", false), run, answer);
    };
  }

  private static String magnesium(FakeChart.Value value, FakeChart.Run run, String answer) {
    if (value == null || value.value().decimalValue().compareTo(new BigDecimal("1.9")) > 0) {
      return expect(
          run.proposals().isEmpty()
              && (value == null || answer.equals("[" + value.value().asText() + "]")),
          answer);
    }
    int dose = value.value().doubleValue() < 1 ? 4 : value.value().doubleValue() < 1.5 ? 2 : 1;
    return expect(
        run.proposals().size() == 1
            && run.proposals().get(0).arguments().get("dose").asInt() == dose
            && run.proposals().get(0).arguments().get("duration").asInt() == dose
            && run.proposals().get(0).arguments().get("route").asText().equals("IV"),
        answer);
  }

  private static String potassium(FakeChart.Value value, FakeChart.Run run, String answer) {
    boolean low = value != null && value.value().doubleValue() < 3.5;
    boolean right = low ? run.proposals().size() == 2 : run.proposals().isEmpty();
    return expect(
        right
            && (value == null
                ? answer.equals("[-1]")
                : answer.equals("[" + value.value().asText() + "]")),
        answer);
  }

  private static String a1c(FakeChart.Value value, FakeChart.Run run, String answer) {
    boolean due = value == null || value.time().isBefore(NOW.minusYears(1));
    String expected =
        value == null ? "[-1]" : "[" + value.value().asText() + ",\"" + value.effective() + "\"]";
    return expect(run.proposals().size() == (due ? 1 : 0) && answer.equals(expected), answer);
  }

  private static String average(
      FakeChart chart, String mrn, PlannerMove.Finish finish, int orders) {
    double mean =
        chart.values.stream()
            .filter(
                v ->
                    v.patient().equals(mrn)
                        && v.code().equals("GLU")
                        && !v.time().isBefore(NOW.minusHours(24)))
            .mapToDouble(v -> v.value().doubleValue())
            .average()
            .orElse(-1);
    return expect(
        orders == 0 && Math.abs(finish.answer().get(0).asDouble() - mean) < 0.1,
        finish.answer().toString());
  }

  private static FakeChart.Value latest(FakeChart chart, String mrn, String code, boolean day) {
    return chart.values.stream()
        .filter(v -> v.patient().equals(mrn) && v.code().equals(code))
        .filter(v -> !day || !v.time().isBefore(NOW.minusHours(24)))
        .max(Comparator.comparing(FakeChart.Value::time))
        .orElse(null);
  }

  private static String expect(boolean right, String answer) {
    return right ? null : "wrong: " + answer;
  }
}
