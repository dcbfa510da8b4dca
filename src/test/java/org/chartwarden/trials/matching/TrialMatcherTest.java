package org.chartwarden.trials.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.junit.jupiter.api.Test;

class TrialMatcherTest {

  private static ParsedTrial trial(String id, String inclusion, String exclusion) {
    return new ParsedTrial(
        id,
        id,
        List.of("COPD"),
        List.of(
            CriteriaParser.parse(
                EligibilityCriterion.given("i1", CriterionKind.INCLUSION, inclusion)),
            CriteriaParser.parse(
                EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, exclusion))));
  }

  private static final PatientFacts FACTS =
      FactsText.of("born 1960-01-01; female; problem COPD; problem asthma; complete problems");

  @Test
  void tellsTheStatusFromTheCriteria() {
    assertThat(TrialMatcher.match(FACTS, trial("a", "Age 18 years or older", "Stroke")).status())
        .isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
    assertThat(TrialMatcher.match(FACTS, trial("a", "Age 18 years or older", "Asthma")).status())
        .isEqualTo(MatchStatus.EXCLUDED);
    assertThat(TrialMatcher.match(FACTS, trial("a", "Age 18 to 40 years", "Asthma")).status())
        .isEqualTo(MatchStatus.NOT_RELEVANT);
  }

  @Test
  void excludesNobodyByAWiderNameOfWhatItRequires() {
    assertThat(TrialMatcher.match(FACTS, trial("a", "Patients with COPD", "Stroke")).status())
        .isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
    PatientFacts gout = FactsText.of("female; problem gout; complete problems");
    ParsedTrial other = trial("a", "Patients with gout", "Arthritis or stroke");
    assertThat(TrialMatcher.match(gout, other).status())
        .isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
    ParsedTrial grave = trial("a", "Patients with gout", "Any significant arthritis");
    assertThat(TrialMatcher.match(gout, grave).criteria().get(1).verdict().state())
        .isEqualTo(CriterionState.NOT_MET);
    PatientFacts both = FactsText.of("female; problem gout; problem rheumatoid arthritis");
    assertThat(TrialMatcher.match(both, other).status()).isEqualTo(MatchStatus.EXCLUDED);
    assertThat(TrialMatcher.match(gout, trial("a", "Age 18 years or older", "Arthritis")).status())
        .isEqualTo(MatchStatus.EXCLUDED);
  }

  @Test
  void leavesATestThatNobodyDidUnknown() {
    TrialMatch match =
        TrialMatcher.match(FACTS, trial("a", "Hemoglobin above 9 g/dL", "Pregnant women"));
    assertThat(match.criteria().get(0).verdict().state()).isEqualTo(CriterionState.UNKNOWN);
    assertThat(match.criteria().get(0).verdict().missing()).isPresent();
    assertThat(match.criteria().get(1).verdict().state()).isEqualTo(CriterionState.NOT_MET);
    assertThat(match.status()).isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
  }

  @Test
  void rulesNobodyOutByWordsThatAreNotUnderstood() {
    TrialMatch half =
        TrialMatcher.match(
            FACTS,
            trial(
                "a",
                "Age 18 years or older",
                "Uncontrolled problems such as asthma, or was flumadiddled at home"));
    MatchedCriterion exclusion = half.criteria().get(1);
    assertThat(exclusion.parsed().halfRead()).as(exclusion.parsed().form().describe()).isTrue();
    assertThat(exclusion.verdict().state()).isEqualTo(CriterionState.UNKNOWN);
    assertThat(exclusion.verdict().reason()).contains("rules nobody out").contains("asthma");
    assertThat(exclusion.verdict().evidence()).isNotEmpty();
    assertThat(half.status()).isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
    assertThat(
            TrialMatcher.match(FACTS, trial("a", "Age 18 years or older", "Asthma or stroke"))
                .status())
        .isEqualTo(MatchStatus.EXCLUDED);
    assertThat(
            TrialMatcher.match(FACTS, trial("a", "Women aged 18 to 40 of zorbic kind", "Stroke"))
                .status())
        .isEqualTo(MatchStatus.NOT_RELEVANT);
  }

  @Test
  void ranksWhoMayTakePartAboveTheExcludedAndTheseAboveTheRest() {
    List<TrialMatch> ranked =
        TrialMatcher.rank(
            FACTS,
            List.of(
                trial("c", "Age 18 to 40 years", "Stroke"),
                trial("b", "Age 18 years or older", "Asthma"),
                trial("a", "Hemoglobin above 9 g/dL", "Informed consent refused")));
    assertThat(ranked).extracting(match -> match.trial().id()).containsExactly("a", "b", "c");
  }

  @Test
  void ranksATrialOfTheDiseaseAboveOneOfAnotherThatLeavesEverythingOpen() {
    ParsedTrial other =
        new ParsedTrial(
            "a",
            "a",
            List.of("Sepsis"),
            List.of(
                CriteriaParser.parse(
                    EligibilityCriterion.given(
                        "i1", CriterionKind.INCLUSION, "Age 18 years or older"))));
    List<TrialMatch> ranked =
        TrialMatcher.rank(FACTS, List.of(other, trial("b", "Hemoglobin above 9 g/dL", "Stroke")));
    assertThat(ranked).extracting(match -> match.trial().id()).containsExactly("b", "a");
    assertThat(ranked.get(1).status()).isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
  }
}
