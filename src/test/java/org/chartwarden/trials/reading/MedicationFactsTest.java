package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedicationFactsTest {

  private static List<DrugFact> order(String more) {
    PatientFacts.Builder facts = ResourceRows.nobody();
    new MedicationFacts(facts, ResourceRows.INDEX, List.of())
        .order(
            ResourceRows.of(
                "o",
                "{'resourceType':'MedicationRequest',"
                    + "'medicationCodeableConcept':{'text':'amoxicillin'},"
                    + more
                    + "}"));
    return facts.build().drugs();
  }

  private static List<DrugFact> given(String type, String more) {
    PatientFacts.Builder facts = ResourceRows.nobody();
    new MedicationFacts(facts, ResourceRows.INDEX, List.of())
        .given(ResourceRows.of("g", "{'resourceType':'" + type + "'," + more + "}"));
    return facts.build().drugs();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'status':'active','authoredOn':'2024-06-01' | PRESENT",
        "'status':'active','authoredOn':'2024-07-01' | PLANNED",
        "'status':'active','intent':'plan','authoredOn':'2024-06-01' | PLANNED",
        "'status':'draft' | PLANNED",
        "'status':'stopped','authoredOn':'2024-06-01' | PAST",
        "'status':'not-taken' | ABSENT",
        "'status':'active','authoredOn':'2024-06-01',"
            + "'dosageInstruction':[{'text':'for 10 days'}] | PAST",
        "'status':'active','authoredOn':'2024-06-10',"
            + "'dosageInstruction':[{'text':'for 10 days'}] | PRESENT"
      })
  void readsTheStateOfAnOrderOnTheIndexDate(String more, FactState state) {
    assertThat(order(more)).singleElement().matches(one -> one.state() == state);
  }

  @ParameterizedTest
  @CsvSource({"oxygen, 1", "amoxicillin, 0"})
  void takesAnOrderOfOxygenForATreatmentToo(String drug, int treatments) {
    PatientFacts.Builder facts = ResourceRows.nobody();
    new MedicationFacts(facts, ResourceRows.INDEX, List.of())
        .order(
            ResourceRows.of(
                "o",
                "{'resourceType':'MedicationRequest','status':'active','authoredOn':'2024-01-15',"
                    + "'medicationCodeableConcept':{'text':'"
                    + drug
                    + "'}}"));
    assertThat(facts.build().procedures()).hasSize(treatments);
  }

  @Test
  void readsNothingFromACancelledOrder() {
    assertThat(order("'status':'cancelled'")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2024-06-15, PRESENT", "2024-06-14, PRESENT", "2024-06-13, PAST"})
  void takesAnAdministrationOfTheLastDayForADrugThatIsTaken(String day, FactState state) {
    assertThat(
            given(
                "MedicationAdministration",
                "'status':'completed','medicationCodeableConcept':{'text':'heparin'},"
                    + "'effectiveDateTime':'"
                    + day
                    + "'"))
        .singleElement()
        .matches(one -> one.state() == state);
  }

  @Test
  void takesAVaccinationOfTodayForOver() {
    assertThat(
            given(
                "Immunization",
                "'status':'completed','vaccineCode':{'text':'influenza vaccine'},"
                    + "'occurrenceDateTime':'2024-06-15'"))
        .singleElement()
        .matches(one -> one.state() == FactState.PAST);
    assertThat(given("Immunization", "'status':'not-done','vaccineCode':{'text':'influenza'}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reference\":\"Medication/m\"} | warfarin",
        "{\"reference\":\"https://a.example/fhir/Medication/m\"} | warfarin",
        "{\"reference\":\"#in\"} | digoxin"
      })
  void findsTheDrugThatAnOrderRefersTo(String reference, String drug) {
    PatientResource medication =
        ResourceRows.of("m", "{'resourceType':'Medication','code':{'text':'warfarin'}}");
    PatientFacts.Builder facts = ResourceRows.nobody();
    new MedicationFacts(facts, ResourceRows.INDEX, List.of(medication))
        .order(
            ResourceRows.of(
                "o",
                "{'resourceType':'MedicationRequest','status':'active','contained':[{'id':'in',"
                    + "'code':{'text':'digoxin'}}],'medicationReference':"
                    + reference
                    + "}"));
    assertThat(facts.build().drugs())
        .singleElement()
        .matches(one -> one.name().texts().contains(drug));
  }
}
