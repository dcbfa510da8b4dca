package org.chartwarden.trials.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in part rules a patient out only by what was read whole. */
class ParsedCriterionTest {

  private static final PatientFacts FACTS =
      FactsText.of(
          "born 1960-01-01; female; problem psoriasis; problem gout; drug warfarin;"
              + " lab hemoglobin 8.1 g/dL 2024-06-01; complete problems; complete drugs;"
              + " complete procedures");

  private static ParsedCriterion parsed(CriterionKind kind, String text) {
    return CriteriaParser.parse(EligibilityCriterion.given("c", kind, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXCLUSION | Gout, or was flumadiddled by the sponsor                                         | MET
          EXCLUSION | Warfarin, apixaban or was otherwise flumadiddled at home                         | MET
          EXCLUSION | Zorbic psoriasis or was flumadiddled at home                                     | UNKNOWN
          EXCLUSION | Uncontrolled problems such as gout, was flumadiddled at home, or asthma          | UNKNOWN
          EXCLUSION | Those with complaints of the left arm (gout, was flumadiddled at home, epilepsy) | UNKNOWN
          EXCLUSION | Skin disease including eczema that is flumadiddled by sunlight                   | UNKNOWN
          EXCLUSION | Adults, or was flumadiddled at home                                              | UNKNOWN
          EXCLUSION | Hemoglobin below 10 g/dL or was flumadiddled at home                             | MET
          INCLUSION | Hemoglobin above 10 g/dL and was flumadiddled at home                            | NOT_MET
          INCLUSION | Zorbic asthma and age above 18 years                                             | NOT_MET
          INCLUSION | Zorbic lovastatin and hemoglobin below 10 g/dL                                   | UNKNOWN
          INCLUSION | Able to walk and was flumadiddled at home                                        | UNKNOWN
          INCLUSION | No use of warfarin and was not flumadiddled at home                              | NOT_MET
          EXCLUSION | Severe zorbic asthma (gout, epilepsy or migraine)                                | UNKNOWN
          EXCLUSION | Life-threatening asthma (gout, epilepsy or migraine)                             | UNKNOWN
          EXCLUSION | Psoriasis, except for patients with glimmic gout                                 | UNKNOWN
          INCLUSION | Glimmic epilepsy and psoriasis                                                   | NOT_MET
          """)
  void decidesAHalfReadCriterionByItsWholePartsAlone(
      CriterionKind kind, String text, CriterionState state) {
    ParsedCriterion parsed = parsed(kind, text);
    assertThat(parsed.halfRead()).as(parsed.form().describe()).isTrue();
    CriterionVerdict verdict = parsed.verdict(FACTS);
    assertThat(verdict.state())
        .as(parsed.form().describe() + ": " + verdict.reason())
        .isEqualTo(state);
  }

  @Test
  void saysWhyAHalfReadCriterionIsDecided() {
    ParsedCriterion parsed = parsed(CriterionKind.EXCLUSION, "Gout or was flumadiddled at home");
    assertThat(parsed.verdict(FACTS).reason()).contains("gout").contains("whatever the words mean");
    assertThat(parsed.verdict(FACTS).evidence()).hasSize(1);
    assertThat(parsed.verdict(FACTS).missing()).isEmpty();
  }

  @Test
  void doesNotDecideWhereMoreIsOpenThanRead() {
    ParsedCriterion parsed =
        parsed(
            CriterionKind.EXCLUSION, "Gout, was flumadiddled at home, was quibbled by the sponsor");
    assertThat(parsed.wholeForm()).as(parsed.form().describe()).isEmpty();
    assertThat(parsed.verdict(FACTS).state()).isEqualTo(CriterionState.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "EXCLUSION, Epilepsy or was flumadiddled at home",
    "EXCLUSION, Epilepsy or cannot be flumadiddled at home",
    "EXCLUSION, Was flumadiddled at home",
    "INCLUSION, Epilepsy or was flumadiddled at home"
  })
  void answersNothingByWordsThatNoRecordSpeaksOf(CriterionKind kind, String text) {
    ParsedCriterion parsed = parsed(kind, text);
    assertThat(parsed.form().unsupported()).as(parsed.form().describe()).isTrue();
    assertThat(parsed.verdict(FACTS).state()).isEqualTo(CriterionState.UNKNOWN);
  }

  @Test
  void takesAKindForReadThatAVocabularyHas() {
    assertThat(parsed(CriterionKind.INCLUSION, "Exertional asthma and gout").halfRead()).isFalse();
    assertThat(parsed(CriterionKind.INCLUSION, "Glimmic asthma and gout").halfRead()).isTrue();
  }

  @Test
  void deniesNothingBySilenceWhereListsMayHaveGaps() {
    ParsedCriterion parsed =
        parsed(CriterionKind.EXCLUSION, "Epilepsy, or was flumadiddled at home");
    PatientFacts gaps = FactsText.of("female; no problem epilepsy; complete problems");
    assertThat(parsed.verdict(gaps).state()).isEqualTo(CriterionState.UNKNOWN);
  }

  @Test
  void believesNoInclusionThatSeemsToAskForManyDiseasesAtOnce() {
    ParsedCriterion many =
        parsed(CriterionKind.INCLUSION, "Asthma, epilepsy, migraine and psoriasis");
    assertThat(many.form().describe()).startsWith("all(");
    assertThat(many.verdict(FACTS).state()).isEqualTo(CriterionState.UNKNOWN);
    assertThat(parsed(CriterionKind.INCLUSION, "Asthma and psoriasis").verdict(FACTS).state())
        .isEqualTo(CriterionState.NOT_MET);
  }
}
