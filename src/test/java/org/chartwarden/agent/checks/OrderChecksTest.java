package org.chartwarden.agent.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.consistency.drugs.DoseLimit;
import org.chartwarden.consistency.drugs.DoseLimits;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;
import org.chartwarden.units.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code checks/<id>.json}: an order, a chart, and the warnings as {@code severity code}. */
class OrderChecksTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  static Stream<OrderCheck> checks() {
    return OrderCheckCatalog.all().stream();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void matchesItsTable(OrderCheck check) throws IOException {
    try (InputStream table = getClass().getResourceAsStream("/checks/" + check.id() + ".json")) {
      assertThat(table).as("table of " + check.id()).isNotNull();
      JsonNode cases = Json.parse(table.readAllBytes());
      assertThat(cases.size()).isGreaterThanOrEqualTo(3);
      for (JsonNode row : cases) {
        List<String> warnings =
            check.check(order(row.path("order")), chart(row.path("chart"))).stream()
                .map(w -> w.severity().name().toLowerCase(Locale.ROOT) + " " + w.code())
                .toList();
        List<String> expected = new ArrayList<>();
        row.get("expect").forEach(e -> expected.add(e.asText()));
        assertThat(warnings).as(check.id() + ": " + row.get("case").asText()).isEqualTo(expected);
      }
    }
  }

  @Test
  void givesEachCheckItsOwnId() {
    assertThat(OrderCheckCatalog.all().stream().map(OrderCheck::id)).doesNotHaveDuplicates();
  }

  @Test
  void putsTheHeaviestWarningFirst() throws IOException {
    var warnings =
        OrderCheckCatalog.warnings(
            order(Json.parse("{\"drug\":\"metformin\",\"dose\":\"500 mg\",\"route\":\"oral\"}")),
            chart(Json.parse("{\"deceased\":true}")));
    assertThat(warnings.get(0).code()).isEqualTo("patient-deceased");
    assertThat(warnings).hasSizeGreaterThan(1);
  }

  @Test
  void namesOnlyDrugsAndClassesThatTheVocabularyHas() {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    List<String> known =
        vocabulary.all(Kind.MEDICATION).stream()
            .flatMap(c -> Stream.concat(Stream.of(c.id()), c.drugClasses().stream()))
            .toList();
    assertThat(known).containsAll(RenalRule.ALL.stream().map(RenalRule::drug).toList());
    assertThat(known).containsAll(DoseLimits.all().stream().map(DoseLimit::drug).toList());
  }

  private static OrderDraft order(JsonNode order) {
    String[] dose = order.path("dose").asText("").split(" ", 2);
    List<BasedOn> basedOn = new ArrayList<>();
    for (JsonNode basis : order.path("basedOn")) {
      basedOn.add(
          new BasedOn(
              basis.path("status").asText("final"),
              basis.has("hoursAgo") ? NOW.minusHours(basis.get("hoursAgo").asInt()) : null,
              evidence("Observation")));
    }
    return new OrderDraft(
        order.has("drug")
            ? Optional.of(Drug.of(order.get("drug").asText(), List.of()))
            : Optional.empty(),
        dose.length == 2 ? new Amount(new BigDecimal(dose[0]), dose[1]) : null,
        order.path("route").asText(""),
        number(order.path("hours")),
        number(order.path("perDay")),
        order.path("test").asText(order.path("drug").asText("")),
        order.has("code") ? List.of(order.get("code").asText()) : List.of(),
        order.has("inHours") ? NOW.plusHours(order.get("inHours").asInt()) : null,
        number(order.path("maxAgeHours")),
        basedOn);
  }

  private static ChartSnapshot chart(JsonNode chart) {
    List<MedicationFact> medications = new ArrayList<>();
    chart
        .path("medications")
        .forEach(
            m ->
                medications.add(
                    new MedicationFact(
                        Drug.of(m.asText(), List.of()), evidence("MedicationRequest"))));
    List<AllergyFact> allergies = new ArrayList<>();
    chart
        .path("allergies")
        .forEach(
            a ->
                allergies.add(
                    new AllergyFact(
                        Drug.of(a.asText(), List.of()),
                        ClinicalVocabulary.standard().named(a.asText(), Kind.DRUG_CLASS).stream()
                            .findFirst()
                            .map(c -> c.id()),
                        evidence("AllergyIntolerance"))));
    List<PendingTest> pending = new ArrayList<>();
    for (JsonNode test : chart.path("pending")) {
      pending.add(
          new PendingTest(
              test.path("test").asText(),
              test.has("code") ? List.of(test.get("code").asText()) : List.of(),
              test.has("inHours") ? NOW.plusHours(test.get("inHours").asInt()) : null,
              evidence("ServiceRequest")));
    }
    return new ChartSnapshot(
        NOW,
        chart.path("sex").asText("female"),
        age(chart),
        chart.path("deceased").asBoolean(false),
        evidence("Patient"),
        medications,
        chart.has("allergies"),
        allergies,
        pending,
        lab(chart.path("creatinine")),
        lab(chart.path("potassium")),
        lab(chart.path("magnesium")),
        lab(chart.path("weight")));
  }

  private static Integer age(JsonNode chart) {
    if (!chart.has("age")) {
      return 60;
    }
    return chart.get("age").isNull() ? null : Integer.valueOf(chart.get("age").asInt());
  }

  /** A number, or {@code [number, hours ago]}. */
  private static Optional<LabFact> lab(JsonNode lab) {
    if (lab.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode value = lab.isArray() ? lab.get(0) : lab;
    int hoursAgo = lab.isArray() ? lab.get(1).asInt() : 2;
    return Optional.of(
        new LabFact(value.decimalValue(), NOW.minusHours(hoursAgo), evidence("Observation")));
  }

  private static BigDecimal number(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : null;
  }

  private static Evidence evidence(String type) {
    return new Evidence(new RecordPointer(type, "1", 1, ""), "as charted");
  }
}
