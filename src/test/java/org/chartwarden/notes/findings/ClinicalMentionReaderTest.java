package org.chartwarden.notes.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClinicalMentionReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Coronary angiography on 8/19: 90% mid LCx. | 8/19",
        "CT A/P 2/3 reviewed. | 2/3",
        "Renal US on 5/21 no hydronephrosis. | 5/21",
        "Foley out 1/17. | 1/17",
        "2/19: EGD showed varices. | 2/19",
        "EBUS biopsy, yesterday. | yesterday",
        "Extubated POD 2. | POD 2",
        "Radiotherapy to the spine on the twenty-fifth of February. | -",
      })
  void theTimeThatStandsAtANameBelongsToIt(String text, String time) {
    List<ClinicalMention> mentions = ClinicalMentionReader.read(NoteText.of(text));

    assertThat(mentions).isNotEmpty();
    if (time != null) {
      assertThat(mentions.get(0).timeWords().map(TextSpan::text)).contains(time);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No transfusion and no dialysis. | NEGATED NEGATED",
        "She has had no surgery and no biopsy of any kind. | NEGATED NEGATED",
        "Denies lithotripsy and tonsillectomy. | NEGATED NEGATED",
        "Never had chemotherapy, radiotherapy or lithotripsy. | NEGATED NEGATED NEGATED",
        "No dialysis, colonoscopy, or bronchoscopy. | NEGATED NEGATED NEGATED",
        "Bronchoscopy and no colonoscopy. | PRESENT NEGATED",
        "She had a colectomy and no chemotherapy. | PRESENT NEGATED",
        "Has not had surgery, underwent biopsy. | NEGATED PRESENT",
      })
  void aDenialGoesThroughAListOfProcedures(String text, String said) {
    assertThat(
            ClinicalMentionReader.read(NoteText.of(text)).stream()
                .map(mention -> mention.assertion().name())
                .toList())
        .containsExactly(said.split(" "));
  }

  @Test
  void aCauseIsPartOfThePhrase() {
    List<ClinicalMention> mentions =
        ClinicalMentionReader.read(
            NoteText.of("Dx: sepsis due to acute pyelonephritis; migraine."));

    assertThat(mentions)
        .extracting(ClinicalMention::concept)
        .containsExactly("sepsis", "pyelonephritis", "migraine");
    assertThat(mentions.get(0).span().text()).isEqualTo("sepsis due to acute pyelonephritis");
    assertThat(mentions.get(0).cause()).isEqualTo(1);
  }

  @Test
  void wordsOfATestForGermsAreNoConditions() {
    assertThat(
            NoteReader.read("Pleural effusion. HIV nonreactive. Ascitic fluid culture negative.")
                .mentions())
        .extracting(ClinicalMention::concept)
        .containsExactly("pleural-effusion");
  }

  @Test
  void aMisspeltWordIsReadWithLessConfidence() {
    ClinicalMention mention = ClinicalMentionReader.read(NoteText.of("Choleystitis.")).get(0);

    assertThat(mention.concept()).isEqualTo("cholecystitis");
    assertThat(mention.confidence()).isBetween(0.5, 0.95);
  }

  @Test
  void anAbbreviationThatNothingDecidesIsLeftOpen() {
    ClinicalMention mention = ClinicalMentionReader.read(NoteText.of("Imp: MS.")).get(0);

    assertThat(mention.candidates()).hasSizeGreaterThan(1);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "left ".repeat(50_000),
        "CT chest/abdomen/".repeat(20_000),
        "MS ".repeat(80_000),
        "foley out ".repeat(30_000),
        "femoral neck of the ".repeat(20_000),
        "s/p ".repeat(60_000),
        "blood cx negative, ".repeat(20_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aTextWithoutEndIsReadInTime(String text) {
    assertTimeout(Duration.ofSeconds(20), () -> ClinicalMentionReader.read(NoteText.of(text)));
  }
}
