package org.chartwarden.calculators.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.calculators.formulas.Convention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteAnswersTest {

  private static final NoteAnswers ANSWERS = new NoteAnswers(new NoteReaderInputs());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the mean arterial pressure?|BP on arrival was 150/90 mmHg, later 120/70.|110",
        "What is the BMI?|She is 1.60 m tall and weighs 64 kg.|25",
        "What is his ideal body weight?|A 40-year-old man, 60 inches tall.|50",
        "Convert to prednisone PO: what is the equivalent dose of steroid?"
            + "|He takes 8 mg of methylprednisolone PO.|10",
        "What is the equivalent dosage in mg of MethylPrednisoLONE PO?"
            + "|The patient has taken 10 mg of PrednisoLONE PO.|8",
        "What is the gestational age?"
            + "|Last menstrual period was on 01/01/2024. Today is 03/11/2024.|10 weeks 0 days",
      })
  void answersFromQuestionAndNote(String question, String note, String expected) {
    NoteAnswers.Answer answer = ANSWERS.answer(question, note, Convention.MEDCALC_BENCH);
    assertThat(answer.result()).as(answer.toString()).isPresent();
    assertThat(answer.result().get().answer().text()).isEqualTo(expected);
  }

  @Test
  void takesTheLastValueOfANoteAboutToday() {
    NoteAnswers.Answer answer =
        ANSWERS.answer(
            "What is the mean arterial pressure?",
            "BP on arrival was 150/90 mmHg. This morning BP is 120/75 mmHg.",
            Convention.CLINICAL);
    assertThat(answer.result().orElseThrow().answer().text()).isEqualTo("90");
  }

  @Test
  void tellsWhichWordsGaveAValue() {
    NoteAnswers.Answer answer =
        ANSWERS.answer("BMI?", "Height 170 cm, weight 70 kg.", Convention.CLINICAL);
    assertThat(answer.found().get("weight").span().text()).contains("70 kg");
    assertThat(answer.found().get("height").span().text()).contains("170 cm");
  }

  @Test
  void namesWhatANoteDoesNotTell() {
    NoteAnswers.Answer answer =
        ANSWERS.answer("What is the BMI?", "Weight 70 kg.", Convention.CLINICAL);
    assertThat(answer.result()).isEmpty();
    assertThat(answer.check().orElseThrow().missing()).containsExactly("height");
  }
}
