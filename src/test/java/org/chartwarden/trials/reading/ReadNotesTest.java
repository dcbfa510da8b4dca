package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.CompleteList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.junit.jupiter.api.Test;

class ReadNotesTest {

  private static final LocalDate DAY = LocalDate.of(2024, 6, 15);
  private static final String NOTE =
      """
      HPI: 67 yo woman with type 2 diabetes since 2015, stroke in March 2019, no heart, kidney or \
      liver disease. Mother had breast cancer. Hysterectomy 2012. Admitted for pneumonia last week.
      Meds: metformin 1000 mg BID, warfarin was stopped. Allergies: penicillin (rash).
      Labs: creatinine 1.2 mg/dL, HbA1c 7.4 %, ECOG 1, BP 140/90. Smokes 20 pack-years.
      Took part in a drug trial until 2020. Problem list, medications, allergies and procedures \
      reviewed and complete. Caf\u00e9 \ud83d\ude00 \ud800 odd.
      """;

  private static PatientNote note(String id, String text, LocalDate day) {
    return new PatientNote(new RecordPointer("DocumentReference", id, 3, "content[0]"), text, day);
  }

  @Test
  void bytesTellTheStatementsAgain() {
    PatientNote note = note("a", NOTE, DAY);
    ReadNote read = PatientFactsReader.read(List.of(note)).get(0);
    assertThat(read.statements())
        .extracting(statement -> (Object) statement.fact().getClass())
        .contains(NoteSentence.class, CompleteList.class)
        .hasSizeGreaterThan(20);
    assertThat(NoteStatementBytes.read(note, NoteStatementBytes.of(read))).isEqualTo(read);
  }

  @Test
  void readsNotesByThemselvesAsTogether() {
    List<PatientNote> notes = List.of(note("a", NOTE, DAY), note("b", NOTE, DAY.minusYears(1)));
    List<ReadNote> together = PatientFactsReader.read(notes);
    for (int i = 0; i < notes.size(); i++) {
      assertThat(PatientFactsReader.read(List.of(notes.get(i)))).containsExactly(together.get(i));
    }
  }

  @Test
  void tellsOnceWhatNotesRepeat() {
    PatientNote newest = note("new", "She has type 2 diabetes. New cough today.", DAY);
    PatientNote oldest = note("old", "She has type 2 diabetes. Gout.", DAY.minusYears(2));
    PatientFacts facts = PatientFactsReader.read(List.of(), List.of(newest, oldest), DAY);
    assertThat(facts.sentences())
        .extracting(NoteSentence::text)
        .filteredOn(text -> text.contains("diabetes"))
        .hasSize(1);
    assertThat(facts.problems())
        .filteredOn(fact -> fact.name().concepts().contains("diabetes"))
        .isNotEmpty()
        .allMatch(fact -> fact.evidence().source().orElseThrow().id().equals("new"));
    assertThat(facts.problems())
        .anyMatch(fact -> fact.evidence().source().orElseThrow().id().equals("old"));
  }

  @Test
  void takesForPastWhatTheChartKnowsToBeOver() {
    String over =
        "{'resourceType':'Condition','code':{'text':'Gout'},'clinicalStatus':{'coding':["
            + "{'code':'resolved'}]}}";
    List<PatientResource> resources = new ArrayList<>();
    resources.add(
        new PatientResource(
            new RecordPointer("Condition", "c", 1, ""), Json.parseOwn(over.replace('\'', '"'))));
    List<PatientNote> notes = List.of(note("n", "67 yo man with gout and asthma.", DAY));
    assertThat(states(PatientFactsReader.read(resources, notes, DAY), "gout"))
        .containsOnly(FactState.PAST);
    assertThat(states(PatientFactsReader.read(resources, notes, DAY), "asthma"))
        .containsOnly(FactState.PRESENT);
    assertThat(states(PatientFactsReader.read(List.of(), notes, DAY), "gout"))
        .containsOnly(FactState.PRESENT);
  }

  private static List<FactState> states(PatientFacts facts, String id) {
    return facts.problems().stream()
        .filter(fact -> fact.name().concepts().contains(id))
        .map(fact -> fact.state())
        .toList();
  }
}
