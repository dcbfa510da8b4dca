package org.chartwarden.agent.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientMentionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What’s the MRN of the patient with name Anna Berg and DOB of 1932-12-29?",
        "mrn for anna berg dob 12/29/1932",
        "Please look up Anna Berg, born December 29, 1932, and tell me her MRN.",
        "Which MRN belongs to Berg, Anna (29 Dec 1932)?",
        "Anna Berg's record number? Date of birth 12/29/32",
        "I need the MRN: DOB 29-Dec-1932, name Anna Berg",
        "What is the record number of Anna Berg (d.o.b. 12-29-1932)?",
        "find Anna Berg who was born on the 29th of December 1932",
        "BERG, Anna 12/29/1932 – MRN pls",
      })
  void readsNamesWithBirthDatesHoweverWritten(String text) {
    assertThat(PatientMentions.of(text, ""))
        .singleElement()
        .satisfies(
            mention -> {
              assertThat(mention.name()).isEqualToIgnoringCase("Anna Berg");
              assertThat(mention.birthDate()).isEqualTo(LocalDate.of(1932, 12, 29));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What's the age of the patient with MRN of S6541609? | S6541609",
        "k lvl s6541609 pls | S6541609",
        "Check patient S6541609's last magnesium | S6541609",
        "patient #00412345: latest K | 00412345",
        "age? MRN: 778812 | 778812",
      })
  void readsRecordNumbers(String text, String mrn) {
    assertThat(PatientMentions.of(text, ""))
        .singleElement()
        .extracting(PatientMention::mrn)
        .isEqualTo(mrn);
  }

  @Test
  void keepsEveryPatientOnceInOrder() {
    assertThat(PatientMentions.of("Compare S1000001 and S1000002; then S1000001 again.", ""))
        .extracting(PatientMention::mrn)
        .containsExactly("S1000001", "S1000002");
  }

  @Test
  void readsReferencesAndNamesWithoutABirthDate() {
    assertThat(PatientMentions.of("Is Patient/ab-12 on metformin?", ""))
        .singleElement()
        .extracting(PatientMention::reference)
        .isEqualTo("Patient/ab-12");
    assertThat(PatientMentions.of("What is Anna Berg's latest potassium?", ""))
        .singleElement()
        .extracting(PatientMention::name)
        .isEqualTo("Anna Berg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a poem about the sea.",
        "Dosing: magnesium 1.5 to 1.9 mg/dL: 1 g over 1 hour.",
        "Results since 2023-11-01 please",
      })
  void seesNoPatientWhereThereIsNone(String text) {
    assertThat(PatientMentions.of(text, "")).isEmpty();
  }

  @Test
  void readsTheStatedReferenceTimeOnly() {
    assertThat(ReferenceTime.statedIn("It's 2023-11-13T10:15:00+00:00 now. The code is K."))
        .hasValueSatisfying(time -> assertThat(time).hasToString("2023-11-13T10:15Z"));
    assertThat(ReferenceTime.statedIn("Current time: 2023-11-13 10:15"))
        .hasValueSatisfying(time -> assertThat(time).hasToString("2023-11-13T10:15Z"));
    assertThat(ReferenceTime.statedIn("Results as of Nov 13, 2023 at 10:15"))
        .hasValueSatisfying(time -> assertThat(time).hasToString("2023-11-13T10:15Z"));
    assertThat(ReferenceTime.statedIn("Potassium since 2023-11-13T10:15:00Z")).isEmpty();
  }
}
