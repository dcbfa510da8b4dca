package org.chartwarden.trials.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another thing of a kind than the trial is about, and all of a kind but some. */
class OtherThingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          problem breast cancer at 2023 | Other malignancy within the last 3 years | not_met
          problem breast cancer at 2023; problem colon cancer at 2022 | Other malignancy within 3 years | met
          problem breast cancer at 2023; problem colon cancer at 2010 | Another malignancy within 5 years | not_met
          problem breast cancer at 2023; problem liver metastases at 2024 | Second primary malignancy | not_met
          problem breast cancer at 2023; problem melanoma at 2023 | Concurrent second malignancy | met
          problem breast cancer at 2023; problem melanoma at 2023 | Patients with another primary cancer | met
          problem breast cancer at 2023; problem basal cell carcinoma at 2020 | Other malignancy within 5 years except basal cell carcinoma | not_met
          problem breast cancer at 2023; problem basal cell carcinoma at 2020; problem lung cancer at 2021 | Other malignancy within 5 years except basal cell carcinoma | met
          problem breast cancer at 2023; problem rheumatoid arthritis | Any other autoimmune disease | met
          problem breast cancer at 2023; problem rheumatoid arthritis; problem psoriasis | Autoimmune disease other than rheumatoid arthritis | met
          problem breast cancer at 2023; problem rheumatoid arthritis | Autoimmune disease other than rheumatoid arthritis | not_met
          problem breast cancer at 2023; problem liver cancer at 2022 | History of malignancy within 5 years (excluding breast cancer) | met
          problem breast cancer at 2023 | History of malignancy within 5 years (excluding breast cancer) | not_met
          problem cancer at 2023 | Another malignancy within 5 years | not_met
          problem asthma | Another malignancy within 5 years | not_met
          problem breast cancer at 2023 | History of malignancy within 5 years | not_met
          problem breast cancer at 2023; problem colon cancer at 2022 | Prior malignancy | met
          """)
  void tellsAnotherFromItsOwn(String problems, String exclusion, String state) {
    List<ParsedCriterion> criteria =
        CriteriaParser.parse(
            List.of(
                EligibilityCriterion.given("i1", CriterionKind.INCLUSION, "Breast cancer"),
                EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, exclusion)),
            List.of());
    assertThat(
            criteria.get(1).verdict(FactsText.of(problems + "; complete problems")).state().code())
        .as(problems + " -> " + exclusion + " -> " + criteria.get(1).form().describe())
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allergy penicillin | A trial of metformin in polycystic ovaries | Hypersensitivity to any component of the study drug | not_met
          allergy penicillin | Amoxicillin for children with pneumonia | Hypersensitivity to any component of the study drug | unknown
          allergy latex | Ondansetron against nausea | Known allergy to any medication used in the study | not_met
          allergy penicillin | A study of walking | Hypersensitivity to any component of the study drug | unknown
          allergy penicillin | A study of walking | Allergy to insulin or any of the excipients | not_met
          allergy birch pollen | A study of walking | Allergy to insulin or any of its components | not_met
          allergy soy | A study of walking | Allergy to insulin or any of the excipients | unknown
          allergy latex | Insulin in diabetes | Allergy to insulin or any component of the pen | unknown
          allergy insulin | A study of walking | Allergy to insulin or any of the excipients | met
          """)
  void knowsOfWhatTheTrialSpeaks(String allergies, String title, String exclusion, String state) {
    List<ParsedCriterion> criteria =
        CriteriaParser.parse(
            List.of(EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, exclusion)),
            List.of(title));
    assertThat(
            criteria
                .get(0)
                .verdict(FactsText.of(allergies + "; complete allergies"))
                .state()
                .code())
        .as(allergies + " -> " + title + " -> " + criteria.get(0).form().describe())
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          problem ovarian cancer at 2023 | Other active cancer | not_met
          problem ovarian cancer at 2023; problem melanoma at 2023 | Other active cancer | met
          problem carcinoma at 2023; problem ovarian cancer at 2023 | Other active cancer | not_met
          """)
  void takesWhatItsTitleTellsWhereNoInclusionDoes(String problems, String exclusion, String state) {
    List<ParsedCriterion> criteria =
        CriteriaParser.parse(
            List.of(
                EligibilityCriterion.given("i1", CriterionKind.INCLUSION, "Serous histology"),
                EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, exclusion)),
            List.of("A trial of letters to women with ovarian cancer"));
    assertThat(
            criteria.get(1).verdict(FactsText.of(problems + "; complete problems")).state().code())
        .as(problems + " -> " + exclusion + " -> " + criteria.get(1).form().describe())
        .isEqualTo(state);
  }
}
