package org.chartwarden.notes.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.mentions.NoteMentions;
import org.chartwarden.notes.times.NoteContext;
import org.junit.jupiter.api.Test;

class NoteProposalsTest {

  private static final ProposalSource SOURCE =
      new ProposalSource(
          Optional.of("DocumentReference/1/_history/2"),
          Optional.of("Patient/7"),
          Optional.of("Encounter/3"),
          Optional.of(NoteContext.at(OffsetDateTime.parse("2024-05-22T16:00:00Z"))));

  private static List<ObjectNode> of(String text) {
    return NoteProposals.of(NoteMentions.of(NoteReader.read(text)), SOURCE);
  }

  private static ObjectNode only(String text, String type) {
    List<ObjectNode> found =
        of(text).stream().filter(r -> r.path("resourceType").asText().equals(type)).toList();
    assertThat(found).as(text).hasSize(1);
    return found.get(0);
  }

  @Test
  void aProblemIsAnUnconfirmedConditionWithItsPlace() {
    ObjectNode condition = only("He has pneumonia.", "Condition");
    assertThat(condition.at("/verificationStatus/coding/0/code").asText()).isEqualTo("unconfirmed");
    assertThat(condition.at("/clinicalStatus/coding/0/code").asText()).isEqualTo("active");
    assertThat(condition.at("/code/text").asText()).isEqualTo("pneumonia");
    assertThat(condition.at("/subject/reference").asText()).isEqualTo("Patient/7");
    assertThat(condition.at("/encounter/reference").asText()).isEqualTo("Encounter/3");
    assertThat(condition.at("/evidence/0/detail/0/reference").asText())
        .isEqualTo("DocumentReference/1/_history/2");
    assertThat(condition.at("/extension/0/extension").toString())
        .contains("{\"url\":\"start\",\"valueInteger\":7}", "{\"url\":\"end\",\"valueInteger\":16}")
        .contains("{\"url\":\"text\",\"valueString\":\"pneumonia\"}");
  }

  @Test
  void aResultHasTheTimeThatTheNoteSaysAndAUnitThatIsMarkedAsAssumed() {
    ObjectNode morning = only("K 3.4 this am.", "Observation");
    assertThat(morning.at("/effectivePeriod/start").asText()).isEqualTo("2024-05-22T00:00:00Z");
    assertThat(morning.at("/effectivePeriod/end").asText()).isEqualTo("2024-05-22T12:00:00Z");
    assertThat(morning.at("/valueQuantity/code").asText()).isEqualTo("mmol/L");
    assertThat(morning.at("/note/0/text").asText()).contains("no unit").contains("assumed");
    ObjectNode clock = only("K 3.4 mmol/L at 0430.", "Observation");
    assertThat(clock.at("/effectiveDateTime").asText()).isEqualTo("2024-05-22T04:30:00Z");
    assertThat(clock.has("note")).isFalse();
    assertThat(only("K 3.4 mmol/L on 5/21.", "Observation").at("/effectiveDateTime").asText())
        .isEqualTo("2024-05-21");
    assertThat(only("K 3.4 mmol/L.", "Observation").toString()).doesNotContain("effective");
  }

  @Test
  void aResultIsNoDrugOfTheSameName() {
    assertThat(of("K 3.4 and Mg 1.8."))
        .extracting(resource -> resource.path("resourceType").asText())
        .containsOnly("Observation");
  }

  @Test
  void whatTheChartShouldNotSayIsNotProposed() {
    assertThat(of("Denies chest pain. Mother had breast cancer. No pneumonia.")).isEmpty();
  }

  @Test
  void aBloodPressureIsOneObservation() {
    ObjectNode pressure = only("BP 120/80 mmHg.", "Observation");
    assertThat(pressure.path("status").asText()).isEqualTo("preliminary");
    assertThat(pressure.at("/code/coding/0/code").asText()).isEqualTo("85354-9");
    assertThat(pressure.at("/component/0/valueQuantity/value").asInt()).isEqualTo(120);
    assertThat(pressure.at("/component/1/code/coding/0/code").asText()).isEqualTo("8462-4");
    assertThat(pressure.at("/component/1/valueQuantity/code").asText()).isEqualTo("mm[Hg]");
  }

  @Test
  void boundsAndRangesStayWhatTheyAre() {
    assertThat(
            only("Troponin T < 0.01 ng/mL.", "Observation")
                .at("/valueQuantity/comparator")
                .asText())
        .isEqualTo("<");
    ObjectNode range = only("Heart rate was 80-95 bpm.", "Observation");
    assertThat(range.at("/valueRange/low/value").asInt()).isEqualTo(80);
    assertThat(range.at("/valueRange/high/value").asInt()).isEqualTo(95);
  }

  @Test
  void aDrugIsAMedicationStatementWithItsDosage() {
    ObjectNode statement = only("She takes metoprolol 25 mg PO BID.", "MedicationStatement");
    assertThat(statement.at("/dosage/0/doseAndRate/0/doseQuantity/value").asInt()).isEqualTo(25);
    assertThat(statement.at("/dosage/0/doseAndRate/0/doseQuantity/code").asText()).isEqualTo("mg");
    assertThat(statement.at("/dosage/0/timing/repeat/frequency").asInt()).isEqualTo(2);
    assertThat(statement.at("/dosage/0/route/text").asText()).isEqualTo("oral");
    assertThat(statement.at("/derivedFrom/0/reference").asText())
        .isEqualTo("DocumentReference/1/_history/2");
  }

  @Test
  void theSameNoteGivesTheSameBundle() {
    ObjectNode first = NoteProposals.bundle(of("BP 120/80. He has pneumonia and pneumonia."));
    assertThat(first)
        .isEqualTo(NoteProposals.bundle(of("BP 120/80. He has pneumonia and pneumonia.")));
    assertThat(first.path("entry").findValuesAsText("fullUrl")).doesNotHaveDuplicates();
    assertThat(NoteProposals.bundle(List.of()).has("entry")).isFalse();
  }
}
