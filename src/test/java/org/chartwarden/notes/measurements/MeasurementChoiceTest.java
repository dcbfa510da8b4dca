package org.chartwarden.notes.measurements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementChoiceTest {

  private static final String NOTE =
      "Two years ago creatinine was 0.9 mg/dL. On admission creatinine was 2.4 mg/dL. It was"
          + " followed closely; creatinine peaked at 4.8 mg/dL. At discharge creatinine was 1.3"
          + " mg/dL.";

  @ParameterizedTest
  @CsvSource({"FIRST, 2.4", "LATEST, 1.3", "HIGHEST, 4.8", "LOWEST, 1.3"})
  void picksByTheRuleAndKeepsTheOthers(TimeRule rule, String value) {
    MeasurementChoice choice = choose(NOTE, "creatinine", rule);

    assertThat(choice.chosen().value()).isEqualTo(value);
    assertThat(choice.alternatives()).hasSize(3).doesNotContain(choice.chosen());
    assertThat(choice.reason()).isNotBlank();
  }

  @Test
  void takesFormerValuesOnlyWhenThereAreNoOthers() {
    String note = "Creatinine was 2.4 mg/dL. Two years ago creatinine was 0.9 mg/dL.";

    assertThat(choose(note, "creatinine", TimeRule.LATEST).chosen().value()).isEqualTo("2.4");
    assertThat(choose(note.substring(26), "creatinine", TimeRule.LATEST).chosen().value())
        .isEqualTo("0.9");
  }

  @Test
  void prefersAValueToABound() {
    String note = "Creatinine was < 3 mg/dL. Creatinine was 2.4 mg/dL.";

    assertThat(choose(note, "creatinine", TimeRule.FIRST).chosen().value()).isEqualTo("2.4");
  }

  @Test
  void comparesAmountsAndNotNumbers() {
    String note = "Creatinine 120 µmol/L. Creatinine 2.4 mg/dL.";

    assertThat(choose(note, "creatinine", TimeRule.HIGHEST).chosen().value()).isEqualTo("2.4");
  }

  @Test
  void prefersWhatCanBeBelieved() {
    MeasurementChoice choice =
        choose("Albumin 3.5 mg/dL. Albumin 2.9 g/dL.", "albumin", TimeRule.FIRST);

    assertThat(choice.chosen().value()).isEqualTo("2.9");
  }

  @Test
  void saysWhenTheOnlyValueIsDoubtful() {
    MeasurementChoice choice = choose("Albumin 3.5 mg/dL.", "albumin", TimeRule.FIRST);

    assertThat(choice.reason()).contains("doubtful");
  }

  @Test
  void leavesOtherFluidsOut() {
    MeasurementChoice choice =
        choose("CSF glucose 22 mg/dL. Serum glucose 90 mg/dL.", "glucose", TimeRule.FIRST);

    assertThat(choice.chosen().value()).isEqualTo("90");
    assertThat(choice.alternatives()).isEmpty();
  }

  @Test
  void picksNothingFromNothing() {
    assertThat(MeasurementChoice.of(List.of(), TimeRule.FIRST)).isEmpty();
  }

  @Test
  void doubtsASizeThatNobodyOfTheAgeHas() {
    String note = "A 30-year-old woman of 61 kg gave birth to a girl. The girl weighed 3100 g.";

    assertThat(choose(note, "weight", TimeRule.LATEST).chosen().value()).isEqualTo("61");
  }

  private static MeasurementChoice choose(String text, String concept, TimeRule rule) {
    ClinicalNote note = NoteReader.read(text);
    return MeasurementChoice.of(note.measurements(concept), rule).orElseThrow();
  }
}
