package org.chartwarden.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.chartwarden.notes.dates.DateRole;
import org.chartwarden.notes.demographics.Sex;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.text.SectionKind;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteReaderTest {

  private static final String NOTE =
      """
      HISTORY OF PRESENT ILLNESS
      Mrs. Doe is a 71-year-old woman who takes 20 mg of oxycodone 2 times a day.
      Her last menses were decades ago. She was seen on 03/14/2021.

      Labs:
      Na 131 mmol/L, K 4.2, creatinine was 1.9 mg/dL (normal 0.6-1.2).
      """;

  @Test
  void readsEveryKindOfStatementWithItsPlace() {
    ClinicalNote note = NoteReader.read(NOTE);

    assertThat(note.text().sections())
        .extracting(section -> section.kind())
        .containsExactly(SectionKind.PRESENT_ILLNESS, SectionKind.LABORATORY);
    assertThat(note.demographics().age().orElseThrow().years()).isEqualTo(71);
    assertThat(note.demographics().sex().orElseThrow().sex()).isEqualTo(Sex.FEMALE);
    assertThat(note.measurements())
        .extracting(MeasurementMention::concept)
        .containsExactly("sodium", "potassium", "creatinine");
    assertThat(note.measurements("creatinine").get(0).span().text())
        .isEqualTo("creatinine was 1.9 mg/dL");
    assertThat(note.dates().get(0).date()).isEqualTo(LocalDate.of(2021, 3, 14));
    assertThat(note.dates().get(0).role()).isEqualTo(DateRole.TODAY);
    assertThat(note.medications().get(0).drug().id()).isEqualTo("oxycodone");
    assertThat(note.medications().get(0).frequency().orElseThrow().perDay().orElseThrow())
        .isEqualByComparingTo("2");
  }

  @Test
  void readsNoDrugIntoAUnitAndNoDialysisIntoACountedDay() {
    ClinicalNote note = NoteReader.read("HD 2: warfarin 5 mg daily. HD #3 uneventful, HD 3x/week.");

    assertThat(note.findings("magnesium-sulfate")).isEmpty();
    assertThat(note.findings("warfarin")).hasSize(1);
    assertThat(note.findings("dialysis")).hasSize(1);
  }

  @Test
  void readsTheYearOfALastingDiseaseAsNoHourOfTheDay() {
    assertThat(NoteReader.read("Mitral stenosis known since 2015.").times()).isEmpty();
    assertThat(NoteReader.read("Smoker until 2010.").times()).isEmpty();
    assertThat(NoteReader.read("Off pressors since 2015.").times()).hasSize(1);
    assertThat(NoteReader.read("Diagnosed in 1998, smoker.").values()).isEmpty();
  }

  @Test
  void readsAnInstructionUnderAllergiesAsNoSubstance() {
    ClinicalNote note = NoteReader.read("Allergies: NKDA\nIf SBP < 90 hold metoprolol.\n");

    assertThat(note.allergies()).hasSize(1);
  }

  @Test
  void everySpanHoldsTheCharactersOfItsPlace() {
    ClinicalNote note = NoteReader.read(NOTE);

    assertThat(note.measurements())
        .allSatisfy(
            mention ->
                assertThat(NOTE.substring(mention.span().start(), mention.span().end()))
                    .isEqualTo(mention.span().text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "a",
        "(",
        "1/",
        "1-",
        "sodium ",
        "sodium 1",
        "x10",
        "<",
        "1,",
        "é€ü",
        "\u0000",
        "\n",
        "blood pressure was ",
        "(1-2)",
        "5 ft ",
        "10 mg of morphine ",
        "one hundred and ",
        ". A",
        "sodium (",
        "E3V",
        "1 2 3 4 ",
        "q",
        "[((",
        "12:",
        "mmol/"
      })
  void finishesOnHostileTexts(String piece) {
    String text = piece.repeat(300_000 / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(NoteReader.read(text)).isNotNull());
  }

  @Test
  void refusesATextThatIsLongerThanAnyNote() {
    assertThatThrownBy(() -> NoteReader.read("a".repeat(NoteReader.MAX_CHARACTERS + 1)))
        .isInstanceOf(NoteProblem.class)
        .hasMessageContaining("2000001");
  }

  @Test
  void readsAnEmptyText() {
    assertThat(NoteReader.read("").measurements()).isEmpty();
  }
}
