package org.chartwarden.trials.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.junit.jupiter.api.Test;

class AbbreviationsTest {

  private static ParsedCriterion parsed(String text, String... background) {
    EligibilityCriterion one = EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, text);
    return CriteriaParser.parse(List.of(one), List.of(background)).get(0);
  }

  @Test
  void writesOutWhatTheTrialAbbreviates() {
    ParsedCriterion read =
        parsed("Known history of RHD", "Penicillin for latent rheumatic heart disease (RHD)");

    assertThat(read.form().describe()).startsWith("diagnosis").contains("heart disease history");
    assertThat(read.criterion().text()).isEqualTo("Known history of RHD");
  }

  @Test
  void placesCountInTheTextAsItWasGiven() {
    ParsedCriterion read =
        parsed("RHD, or gout in the past", "latent rheumatic heart disease (RHD)");

    Leaf gout = read.form().leaves().get(1);
    assertThat(gout.test().describe()).startsWith("diagnosis gout");
    assertThat("RHD, or gout in the past".substring(gout.span().start(), gout.span().end()))
        .isEqualTo("gout");
  }

  @Test
  void prefersTheNameOfTheTrialToAnotherOneOfTheSameLetters() {
    assertThat(parsed("CAD", "cold agglutinin disease (CAD)").form().describe())
        .contains("cold agglutinin disease");
    assertThat(parsed("CAD").form().describe()).isEqualTo("diagnosis coronary artery disease");
  }

  @Test
  void leavesLettersThatSpellNothingAndPartsOfNames() {
    assertThat(parsed("Treatment with XYZ-alpha", "some words (XYZ)").form().describe())
        .doesNotContain("some words");
    assertThat(parsed("Use of ABC", "nothing like it (ABC)").form().describe())
        .doesNotContain("nothing");
  }
}
