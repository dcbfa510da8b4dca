package org.chartwarden.calculators.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** What fills the inputs of a calculator, and what is said about it. */
class ChartIntakeTest {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";

  private final MemoryChart chart = new MemoryChart().patient("female", "1960-05-05");

  private static CalculationReport.InputReport input(CalculationReport report, String name) {
    return report.inputs().stream()
        .filter(i -> i.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String used(CalculationReport report, String name) {
    return input(report, name).used().orElseThrow().text();
  }

  private static String value(CalculationReport report) {
    return report.result().orElseThrow().answer().text();
  }

  @Test
  void takesTheNewestValueAndConvertsIt() {
    chart
        .result("c1", "2160-0", "1.9", "mg/dL", "2024-01-01")
        .result("c2", "14682-9", "88.4", "umol/L", "2024-02-29T08:00:00Z")
        .result("c3", "2160-0", "0.7", "mg/dL", "2024-03-02T08:00:00Z");

    CalculationReport report = chart.run("ckd-epi-2021", Map.of());

    assertThat(used(report, "creatinine")).isEqualTo("88.4 umol/L");
    assertThat(input(report, "creatinine").converted().orElseThrow().doubleValue())
        .isCloseTo(1.0, org.assertj.core.data.Offset.offset(0.001));
    assertThat(used(report, "age")).isEqualTo("63 years on 2024-03-01, born 1960-05-05");
    assertThat(report.computed()).isTrue();
    assertThat(input(report, "creatinine").alternatives())
        .extracting(a -> a.lost().orElseThrow())
        .containsExactly("it is older", "it is later than 2024-03-01T12:00:00+00:00");
    assertThat(report.evidence())
        .extracting(e -> e.source().reference())
        .contains("Observation/c2/_history/1", "Patient/p1/_history/1");
  }

  @Test
  void needsFewSearches() {
    chart.result("c1", "2160-0", "1.9", "mg/dL", "2024-01-01");
    chart.run("ckd-epi-2021", Map.of());
    assertThat(chart.searches()).isEqualTo(1);
    chart.run("cha2ds2-vasc", Map.of());
    assertThat(chart.searches()).as("conditions").isEqualTo(2);
    // A weight is needed: it is looked for by its codes and then by its names.
    chart.run("cockcroft-gault", Map.of());
    assertThat(chart.searches()).isEqualTo(4);
  }

  @Test
  void givenWinsOverTheChartAndTheDifferenceIsShown() {
    chart.result("c1", "2160-0", "1.9", "mg/dL", "2024-02-29");

    CalculationReport report =
        chart.run("ckd-epi-2021", Map.of("creatinine", InputValue.of("1.2", "mg/dL")));

    assertThat(used(report, "creatinine")).isEqualTo("1.2 mg/dL");
    assertThat(report.conflicts()).hasSize(1);
    assertThat(report.conflicts().get(0).message()).contains("1.2 mg/dL", "1.9 mg/dL");
    assertThat(input(report, "creatinine").alternatives().get(0).lost())
        .contains("another value was given");
  }

  @Test
  void valuesThatSayTheSameAreNoConflict() {
    chart.result("c1", "14682-9", "106.08", "umol/L", "2024-02-29");
    assertThat(
            chart
                .run("ckd-epi-2021", Map.of("creatinine", InputValue.of("1.2", "mg/dL")))
                .conflicts())
        .isEmpty();
  }

  @Test
  void passesOverWhatCannotBeUsedAndSaysSo() {
    chart
        .result("ok", "2160-0", "1.1", "mg/dL", "2024-02-20")
        .result("absurd", "2160-0", "1100", "mg/dL", "2024-02-27")
        .result("unit", "2160-0", "1.1", "mm[Hg]", "2024-02-28")
        .add(
            "Observation",
            "error",
            "'status':'entered-in-error','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}]},"
                + "'effectiveDateTime':'2024-02-29','valueQuantity':{'value':9,'unit':'mg/dL'}")
        .add(
            "Observation",
            "none",
            "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}]},"
                + "'effectiveDateTime':'2024-02-29','dataAbsentReason':{'text':'hemolyzed'}");

    CalculationReport report = chart.run("ckd-epi-2021", Map.of());

    assertThat(used(report, "creatinine")).isEqualTo("1.1 mg/dL");
    assertThat(report.remarks())
        .anyMatch(r -> r.contains("1100") && r.contains("plausible"))
        .anyMatch(r -> r.contains("mm[Hg]"))
        .noneMatch(r -> r.contains("entered-in-error"));
    assertThat(input(report, "creatinine").alternatives())
        .extracting(a -> a.lost().orElseThrow())
        .anyMatch(r -> r.contains("entered-in-error"))
        .anyMatch(r -> r.contains("hemolyzed"));
  }

  @Test
  void marksAPreliminaryValueAndAStaleOne() {
    chart.add(
        "Observation",
        "pre",
        "'status':'preliminary','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}]},"
            + "'effectiveDateTime':'2020-02-29','valueQuantity':{'value':1.1,'unit':'mg/dl'}");
    CalculationReport report = chart.run("ckd-epi-2021", Map.of());
    assertThat(input(report, "creatinine").used().orElseThrow().marks())
        .containsExactly("preliminary");
    assertThat(input(report, "creatinine").stale()).isTrue();
    assertThat(report.remarks())
        .anyMatch(r -> r.startsWith("older than it stands for: creatinine"));
  }

  @Test
  void aBoundIsComputedAtItsLimitAndSaysHowFarItMayBeOff() {
    chart.add(
        "Observation",
        "low",
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2160-0'}]},"
            + "'effectiveDateTime':'2024-02-29','valueQuantity':{'value':0.3,'comparator':'<','unit':'mg/dL'}");
    CalculationReport report = chart.run("ckd-epi-2021", Map.of());
    assertThat(used(report, "creatinine")).isEqualTo("<0.3 mg/dL");
    assertThat(report.remarks())
        .anyMatch(r -> r.contains("<0.3 mg/dL computed at the limit") && r.contains("would be"));
  }

  @Test
  void readsThePartsOfABloodPressure() {
    chart.add(
        "Observation",
        "bp",
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},"
            + "'effectiveDateTime':'2024-03-01T08:00:00Z','component':["
            + "{'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':120,'unit':'mmHg'}},"
            + "{'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},'valueQuantity':{'value':60,'unit':'mmHg'}}]");
    CalculationReport report = chart.run("map", Map.of());
    assertThat(value(report)).isEqualTo("80");
    InputSource.Chart source =
        (InputSource.Chart) input(report, "diastolic").used().orElseThrow().source();
    assertThat(source.pointer().path()).isEqualTo("component[1].value");
  }

  @Test
  void readsABloodPressureThatIsCharacters() {
    chart.add(
        "Observation",
        "bp",
        "'status':'final','code':{'text':'BP','coding':[{'code':'BP'}]},"
            + "'effectiveDateTime':'2024-03-01T08:00:00Z','valueString':'120/60 mmHg'");
    assertThat(value(chart.run("map", Map.of()))).isEqualTo("80");
  }

  @Test
  void namesWhatIsMissingWithTheCodesThatWereLookedFor() {
    MemoryChart other = new MemoryChart().patient("other", "1960");
    CalculationReport report = other.run("ckd-epi-2021", Map.of());
    assertThat(report.result()).isEmpty();
    assertThat(report.missing())
        .extracting(CalculationReport.MissingInput::input)
        .containsExactlyInAnyOrder("sex", "age", "creatinine");
    assertThat(report.missing())
        .filteredOn(m -> m.input().equals("creatinine"))
        .flatExtracting(CalculationReport.MissingInput::codes)
        .extracting(c -> c.code())
        .contains("2160-0", "14682-9");
    assertThat(report.missing())
        .extracting(CalculationReport.MissingInput::reason)
        .anyMatch(r -> r.contains("other"))
        .anyMatch(r -> r.contains("63 or 64 years"));
  }

  @Test
  void findsConditionsByTheirFamilies() {
    chart
        .condition("dm", SNOMED, "44054006", "")
        .condition("hf", ICD10, "I13.2", ",'clinicalStatus':{'coding':[{'code':'resolved'}]}")
        .condition("ht", ICD10, "I16.9", "")
        .condition(
            "st", SNOMED, "230690007", ",'verificationStatus':{'coding':[{'code':'refuted'}]}")
        .condition(
            "mi", SNOMED, "22298006", ",'verificationStatus':{'coding':[{'code':'provisional'}]}")
        .condition(
            "pe",
            SNOMED,
            "59282003",
            ",'verificationStatus':{'coding':[{'code':'entered-in-error'}]}");

    CalculationReport report = chart.run("cha2ds2-vasc", Map.of());

    // Woman 1, heart failure 1, hypertension 1, diabetes 1.
    assertThat(value(report)).isEqualTo("4");
    assertThat(input(report, "stroke").used().orElseThrow().value()).contains(InputValue.of(false));
    assertThat(input(report, "heart_failure").used().orElseThrow().marks())
        .containsExactly("of the past: resolved");
    assertThat(report.assumptions())
        .extracting(Assumption::input)
        .contains("vascular_disease", "tia", "thromboembolism")
        .doesNotContain("stroke", "diabetes");
    assertThat(input(report, "vascular_disease").alternatives())
        .extracting(a -> a.lost().orElseThrow())
        .containsExactly("it is only provisional");
  }

  @Test
  void whatIsConfirmedStandsAgainstWhatWasRefuted() {
    chart
        .condition("st1", SNOMED, "230690007", ",'onsetDateTime':'2015'")
        .condition(
            "st2",
            ICD10,
            "I63.9",
            ",'onsetDateTime':'2022','verificationStatus':{'coding':[{'code':'refuted'}]}");
    CalculationReport report = chart.run("cha2ds2-vasc", Map.of());
    assertThat(input(report, "stroke").used().orElseThrow().value()).contains(InputValue.of(true));
    assertThat(input(report, "stroke").alternatives().get(0).lost())
        .contains("another entry says that it is present");
  }

  @Test
  void aDiagnosisWithoutADegreeIsNotTakenForNone() {
    chart
        .condition("dm", ICD10, "E11.22", "")
        .condition("dm2", SNOMED, "44054006", "")
        .condition("ca", ICD10, "C50.9", "")
        .condition("li", ICD10, "K74.60", "");
    CalculationReport report = chart.run("charlson", Map.of());
    assertThat(input(report, "diabetes").used().orElseThrow().value())
        .contains(InputValue.of("end-organ-damage"));
    assertThat(report.result()).isEmpty();
    assertThat(report.missing())
        .extracting(CalculationReport.MissingInput::input)
        .containsExactly("liver_disease");
    assertThat(report.missing().get(0).reason()).contains("moderate-severe");
    assertThat(report.assumptions())
        .extracting(Assumption::input)
        .doesNotContain("liver_disease", "diabetes");
    Map<String, InputValue> degrees =
        Map.of("liver_disease", InputValue.of("mild"), "solid_tumor", InputValue.of("localized"));
    assertThat(chart.run("charlson", degrees).computed()).isTrue();
  }

  @Test
  void theNoteComesLast() {
    chart.result("c1", "2160-0", "1.9", "mg/dL", "2024-02-29");
    NoteInputs notes =
        (spec, note) ->
            new NoteInputs.Findings(
                List.of(
                    new NoteInputs.Found(
                        "creatinine",
                        InputValue.of("3.0", "mg/dL"),
                        new TextSpan(3, 16, "creatinine 3.0"),
                        Optional.empty(),
                        "at admission"),
                    new NoteInputs.Found(
                        "sex",
                        InputValue.of("male"),
                        new TextSpan(0, 3, "man"),
                        Optional.empty(),
                        "said first")),
                List.of());
    CalculationRequest request =
        new CalculationRequest(
            CalculatorCatalog.find("ckd-epi-2021").orElseThrow(),
            Map.of(),
            Optional.of("p1"),
            Optional.empty(),
            Optional.of(
                new CalculationRequest.NoteGiven(
                    "man, creatinine 3.0", Optional.empty(), Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Convention.CLINICAL);
    CalculationReport report = chart.engine(notes).run(AccessContext.client("test"), request);
    assertThat(used(report, "creatinine")).isEqualTo("1.9 mg/dL");
    assertThat(used(report, "sex")).isEqualTo("female");
    assertThat(report.conflicts())
        .extracting(CalculationReport.Conflict::input)
        .containsExactlyInAnyOrder("creatinine", "sex");
  }

  @Test
  void saysWhenNotesAreNotRead() {
    CalculationRequest request =
        new CalculationRequest(
            CalculatorCatalog.find("bmi").orElseThrow(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new CalculationRequest.NoteGiven("70 kg", Optional.empty(), Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Convention.CLINICAL);
    CalculationReport report = chart.engine().run(AccessContext.client("test"), request);
    assertThat(report.remarks()).anyMatch(r -> r.contains("the note was not used"));
    assertThat(report.missing()).hasSize(2);
  }

  @Test
  void takesTheFirstValueOfTheEncounter() {
    chart
        .add("Encounter", "e1", "'status':'in-progress','period':{'start':'2024-02-28T10:00:00Z'}")
        .result("before", "2160-0", "0.9", "mg/dL", "2024-02-27T08:00:00Z")
        .result("first", "2160-0", "2.4", "mg/dL", "2024-02-28T11:00:00Z")
        .result("later", "2160-0", "1.4", "mg/dL", "2024-02-29T11:00:00Z");
    CalculationReport report =
        chart
            .engine()
            .run(
                AccessContext.client("test"),
                request("ckd-epi-2021", Optional.of("e1"), TimeRule.FIRST_OF_ENCOUNTER));
    assertThat(used(report, "creatinine")).isEqualTo("2.4 mg/dL");
    assertThat(report.encounter()).contains("e1");
    assertThat(
            used(
                chart
                    .engine()
                    .run(
                        AccessContext.client("test"),
                        request("ckd-epi-2021", Optional.empty(), TimeRule.FIRST_OF_ENCOUNTER)),
                "creatinine"))
        .isEqualTo("2.4 mg/dL");
  }

  @Test
  void refusesAnEncounterOfAnotherPatientAndARuleThatDoesNotFit() {
    chart.add("Encounter", "e2", "'status':'finished','period':{'start':'2024-02-28'},'x':1");
    MemoryChart other = new MemoryChart().add("Patient", "p2", "'gender':'male'");
    other.add("Encounter", "e1", "'status':'finished','period':{'start':'2024-02-28'}");
    CalculationRequest wrong =
        new CalculationRequest(
            CalculatorCatalog.find("ckd-epi-2021").orElseThrow(),
            Map.of(),
            Optional.of("p2"),
            Optional.of("e1"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Convention.CLINICAL);
    assertThatThrownBy(() -> other.engine().run(AccessContext.client("test"), wrong))
        .isInstanceOf(CalculationProblem.class)
        .hasMessageContaining("not an encounter of Patient/p2");
    assertThatThrownBy(
            () ->
                chart
                    .engine()
                    .run(
                        AccessContext.client("test"),
                        request("ckd-epi-2021", Optional.empty(), TimeRule.WORST_24H)))
        .isInstanceOf(CalculationProblem.class)
        .hasMessageContaining("point scores");
    assertThatThrownBy(
            () ->
                new MemoryChart()
                    .engine()
                    .run(
                        AccessContext.client("test"),
                        request("bmi", Optional.empty(), TimeRule.LATEST)))
        .isInstanceOf(FhirProblem.class);
  }

  private static CalculationRequest request(
      String calculator, Optional<String> encounter, TimeRule rule) {
    return new CalculationRequest(
        CalculatorCatalog.find(calculator).orElseThrow(),
        Map.of(),
        Optional.of("p1"),
        encounter,
        Optional.empty(),
        Optional.empty(),
        Optional.of(rule),
        Convention.CLINICAL);
  }

  @Test
  void asOfLooksBackAndTellsTheAgeOfThatDay() {
    chart
        .result("c1", "2160-0", "1.9", "mg/dL", "2014-01-01")
        .result("c2", "2160-0", "1.1", "mg/dL", "2024-02-01");
    CalculationReport report =
        chart
            .engine()
            .run(
                AccessContext.client("test"),
                request("ckd-epi-2021", Optional.empty(), TimeRule.LATEST)
                    .at(OffsetDateTime.parse("2014-02-01T00:00:00Z")));
    assertThat(used(report, "creatinine")).isEqualTo("1.9 mg/dL");
    assertThat(used(report, "age")).startsWith("53 years");
    assertThat(input(report, "creatinine").age().orElseThrow().toDays()).isEqualTo(30);
  }

  @Test
  void everyProblemOfGivenInputsIsNamedAtOnce() {
    CalculationReport report =
        new MemoryChart()
            .engine()
            .run(
                AccessContext.client("test"),
                CalculationRequest.of(
                    CalculatorCatalog.find("ckd-epi-2021").orElseThrow(),
                    Map.of(
                        "creatinine", InputValue.of("1.2", "mm[Hg]"),
                        "age", InputValue.of("400", "a"),
                        "sex", InputValue.of("blue"))));
    assertThat(report.problemsOfGiven())
        .extracting(InputProblem::input)
        .containsExactlyInAnyOrder("creatinine", "age", "sex");
    assertThat(report.result()).isEmpty();
  }
}
