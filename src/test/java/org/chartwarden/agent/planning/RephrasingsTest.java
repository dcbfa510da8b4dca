package org.chartwarden.agent.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same work asked in other words, and combinations of it, on a small chart of our own. */
class RephrasingsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  @TestFactory
  Stream<DynamicTest> understandsOrDeclines() throws IOException {
    return table("/agent/rephrasings.json", RephrasingsTest::chart, 225);
  }

  /** Wordings that were written before anyone looked at the grammar they test. */
  @TestFactory
  Stream<DynamicTest> understandsOrDeclinesFreshWordings() throws IOException {
    return table("/agent/wordings.json", () -> WardChart.at(NOW), 800);
  }

  private static Stream<DynamicTest> table(String name, Supplier<FakeChart> chart, int least)
      throws IOException {
    try (InputStream stream = RephrasingsTest.class.getResourceAsStream(name)) {
      JsonNode cases = Json.parse(stream.readAllBytes());
      assertThat(cases.size()).isGreaterThanOrEqualTo(least);
      List<DynamicTest> tests = new ArrayList<>();
      for (JsonNode one : cases) {
        tests.add(
            DynamicTest.dynamicTest(
                one.get("instruction").asText(), () -> check(one, chart.get())));
      }
      return tests.stream();
    }
  }

  private static void check(JsonNode one, FakeChart chart) {
    String context = one.get("context").asText();
    FakeChart.Run run = chart.run(one.get("instruction").asText(), context, NOW);
    String said = one.get("instruction").asText() + "\n" + run.end() + "\n" + run.proposals();
    if (one.has("declined")) {
      assertThat(run.end()).as(said).isInstanceOf(PlannerMove.Decline.class);
      assertThat(((PlannerMove.Decline) run.end()).code().wire())
          .as(said)
          .isEqualTo(one.get("declined").asText());
      assertThat(run.proposals()).isEmpty();
      return;
    }
    assertThat(run.end()).as(said).isInstanceOf(PlannerMove.Finish.class);
    List<String> orders = new ArrayList<>();
    one.get("orders").forEach(order -> orders.add(order.asText()));
    assertThat(run.proposals().stream().map(RephrasingsTest::text)).as(said).isEqualTo(orders);
    assertThat(plain(((PlannerMove.Finish) run.end()).answer()))
        .as(said)
        .isEqualTo(plain(one.get("answer")));
  }

  private static String plain(JsonNode answer) {
    List<String> values = new ArrayList<>();
    answer.forEach(
        v ->
            values.add(
                v.isNumber()
                    ? v.decimalValue().stripTrailingZeros().toPlainString()
                    : v.toString()));
    return values.toString();
  }

  static String text(FakeChart.Proposal proposal) {
    ObjectNode in = proposal.arguments();
    StringBuilder text = new StringBuilder(proposal.tool());
    switch (proposal.tool()) {
      case "record_vital_sign" -> {
        text.append(' ').append(in.get("said").asText());
        if (in.has("effective")) {
          text.append(" at ").append(in.get("effective").asText());
        }
      }
      case "order_medication" -> {
        text.append(' ').append(in.get("concept").asText()).append(' ');
        text.append(in.get("dose").decimalValue().stripTrailingZeros().toPlainString());
        text.append(' ').append(in.get("dose_unit").asText());
        if (in.has("duration")) {
          text.append('/')
              .append(in.get("duration").asText())
              .append(' ')
              .append(in.get("duration_unit").asText());
        }
        text.append(' ').append(in.path("route").asText());
        if (in.has("course_days")) {
          text.append(' ').append(in.path("frequency").asText());
          text.append(" for ").append(in.get("course_days").asText()).append(" days");
        }
      }
      case "order_lab", "stop_medication" -> text.append(' ').append(in.get("concept").asText());
      case "order_imaging" -> text.append(' ').append(in.get("study").asText());
      default ->
          text.append(' ')
              .append(
                  in.get("specialty")
                      .asText()
                      .toLowerCase(java.util.Locale.ROOT)
                      .replace(' ', '-'));
    }
    if (in.has("occurrence")) {
      text.append(' ').append(in.get("occurrence").asText());
    }
    if (in.has("note")) {
      text.append(' ').append(in.get("note").asText());
    }
    return text.toString();
  }

  private static FakeChart chart() {
    FakeChart chart = new FakeChart(NOW);
    patient(chart, "S1000001", "Anna Berg", "1950-02-03");
    patient(chart, "S1000002", "Ben Cole", "1962-07-08");
    patient(chart, "S1000003", "Cara Diaz", "1971-05-06");
    patient(chart, "S1000004", "Dev Evans", "1980-09-10");
    patient(chart, "S1000005", "Eli Fox", "1970-01-01");
    patient(chart, "S1000006", "Eli Fox", "1980-01-01");
    chart.patients.add(
        new FakeChart.Patient(
            "S1000007",
            "Gus Hart",
            LocalDate.parse("1944-04-04"),
            List.of("warfarin"),
            List.of(),
            List.of("penicillin")));
    patient(chart, "S1000008", "Ida Jung", "1955-05-05");
    value(chart, 1, "K", "2.6", "mmol/L", "2023-11-13T08:00:00+00:00");
    value(chart, 1, "MG", "0.8", "mg/dL", "2023-11-13T08:00:00+00:00");
    value(chart, 1, "GLU", "300", "mg/dL", "2023-11-02T08:15:00+00:00");
    value(chart, 1, "GLU", "100", "mg/dL", "2023-11-12T18:15:00+00:00");
    value(chart, 1, "GLU", "180", "mg/dL", "2023-11-13T08:15:00+00:00");
    value(chart, 1, "GLU", "140", "mg/dL", "2023-11-13T02:15:00+00:00");
    value(chart, 1, "A1C", "7.1", "%", "2023-10-01T09:00:00+00:00");
    value(chart, 2, "K", "3.5", "mmol/L", "2023-11-12T08:00:00+00:00");
    value(chart, 2, "MG", "1.9", "mg/dL", "2023-11-13T01:00:00+00:00");
    value(chart, 2, "GLU", "95", "mg/dL", "2023-11-13T01:00:00+00:00");
    value(chart, 2, "A1C", "8.2", "%", "2022-11-13T10:14:00+00:00");
    value(chart, 3, "K", "4.1", "mmol/L", "2023-11-13T08:00:00+00:00");
    value(chart, 3, "MG", "2.1", "mg/dL", "2023-11-13T08:00:00+00:00");
    value(chart, 3, "A1C", "6.0", "%", "2022-11-13T10:15:00+00:00");
    value(chart, 7, "K", "3.1", "mmol/L", "2023-11-13T08:00:00+00:00");
    value(chart, 7, "MG", "1.4", "mg/dL", "2023-11-13T08:00:00+00:00");
    value(chart, 8, "K", "3.4", "mmol/L", "2023-11-13T08:00:00+00:00");
    value(chart, 8, "MG", "1.0", "mg/dL", "2023-11-12T10:15:00+00:00");
    value(chart, 8, "CR", "2.4", "mg/dL", "2023-11-13T08:00:00+00:00");
    return chart;
  }

  private static void patient(FakeChart chart, String id, String name, String birthDate) {
    chart.patients.add(
        new FakeChart.Patient(
            id, name, LocalDate.parse(birthDate), List.of(), List.of(), List.of()));
  }

  private static void value(
      FakeChart chart, int patient, String code, String value, String unit, String effective) {
    chart.values.add(
        new FakeChart.Value("S100000" + patient, code, Json.parseOwn(value), unit, effective));
  }
}
