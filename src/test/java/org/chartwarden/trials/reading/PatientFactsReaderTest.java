package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.junit.jupiter.api.Test;

class PatientFactsReaderTest {

  private static final LocalDate INDEX = LocalDate.of(2024, 6, 15);

  private static PatientFacts read(String note, String... resources) {
    List<PatientResource> all = new ArrayList<>();
    for (String one : resources) {
      var tree = Json.parseOwn(one);
      all.add(
          new PatientResource(
              new RecordPointer(tree.path("resourceType").asText(), "" + all.size(), 1, ""), tree));
    }
    List<PatientNote> notes =
        note.isEmpty()
            ? List.of()
            : List.of(
                new PatientNote(new RecordPointer("DocumentReference", "n", 1, ""), note, INDEX));
    return PatientFactsReader.read(all, notes, INDEX);
  }

  private static List<FactState> problem(PatientFacts facts, String id) {
    var term = TermBook.standard().find(TermKind.CONDITION, id).orElseThrow();
    return facts.problems().stream()
        .filter(fact -> fact.name().fits(term) == org.chartwarden.trials.facts.FactName.Fit.YES)
        .map(fact -> fact.state())
        .toList();
  }

  @Test
  void readsThePersonAndTheStatesOfResources() {
    PatientFacts facts =
        read(
            "",
            """
            {"resourceType":"Patient","gender":"female","birthDate":"1968-09-14"}""",
            """
            {"resourceType":"Condition","code":{"text":"Asthma"},
             "clinicalStatus":{"coding":[{"code":"resolved"}]}}""",
            """
            {"resourceType":"Condition","code":{"text":"Epilepsy"},
             "verificationStatus":{"coding":[{"code":"refuted"}]}}""",
            """
            {"resourceType":"Condition","code":{"text":"Stroke"},
             "verificationStatus":{"coding":[{"code":"entered-in-error"}]}}""",
            """
            {"resourceType":"MedicationRequest","status":"active","authoredOn":"2023-11-01",
             "medicationCodeableConcept":{"text":"oxycodone"},
             "dosageInstruction":[{"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"d"}},
              "doseAndRate":[{"doseQuantity":{"value":10,"unit":"mg","code":"mg"}}]}]}""",
            """
            {"resourceType":"AllergyIntolerance","code":{"coding":[{"code":"716186003"}]}}""");
    assertThat(facts.person().sex()).isEqualTo(PersonSex.FEMALE);
    assertThat(facts.ageYears()).contains(55);
    assertThat(problem(facts, "asthma")).containsExactly(FactState.PAST);
    assertThat(problem(facts, "epilepsy")).containsOnly(FactState.ABSENT);
    assertThat(problem(facts, "stroke")).isEmpty();
    assertThat(facts.drugs().get(0).dailyDose().orElseThrow().value()).isEqualByComparingTo("30");
    assertThat(facts.allergies().get(0).state()).isEqualTo(FactState.ABSENT);
    assertThat(facts.complete()).isEmpty();
  }

  @Test
  void readsWhatNotesAffirmDenyAndStateToBeComplete() {
    PatientFacts facts =
        read(
            "COPD. No asthma. Mother had breast cancer. Postmenopausal. Lives at home with wife.\n"
                + "Problem list, allergies and medication list reviewed today and complete.");
    assertThat(problem(facts, "copd")).contains(FactState.PRESENT);
    assertThat(problem(facts, "asthma")).containsOnly(FactState.ABSENT);
    assertThat(problem(facts, "malignancy")).containsOnly(FactState.RELATIVE);
    assertThat(facts.statuses(StatusFact.MENOPAUSE).get(0).state()).isEqualTo(FactState.PRESENT);
    assertThat(facts.statuses(StatusFact.INSTITUTION).get(0).state()).isEqualTo(FactState.ABSENT);
    assertThat(facts.complete())
        .containsExactlyInAnyOrder(FactList.PROBLEMS, FactList.ALLERGIES, FactList.DRUGS);
  }

  @Test
  void doesNotTakeAListForCompleteThatTheNoteDoubts() {
    assertThat(read("Medication list not complete, to be reconciled.").complete()).isEmpty();
    assertThat(read("Problem list reviewed.").complete()).isEmpty();
  }

  @Test
  void holdsANoteAgainstWhatTheProblemListKnowsToBeOver() {
    PatientFacts facts =
        read(
            "Renal cell carcinoma, nephrectomy 2012, cancer free.",
            """
            {"resourceType":"Condition","code":{"text":"Renal cell carcinoma"},
             "clinicalStatus":{"coding":[{"code":"resolved"}]}}""");
    assertThat(problem(facts, "malignancy")).isNotEmpty().containsOnly(FactState.PAST);
  }
}
