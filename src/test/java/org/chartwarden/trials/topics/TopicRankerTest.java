package org.chartwarden.trials.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.junit.jupiter.api.Test;

class TopicRankerTest {

  private static final LocalDate DAY = LocalDate.of(2023, 1, 1);
  private static final String ASTHMATIC =
      "A 34-year-old woman with severe asthma comes to the clinic with wheezing. She denies"
          + " diabetes. Her father had colon cancer. She uses albuterol.";

  private static TopicTrial trial(String id, String condition, String criteria) {
    return new TopicTrial(
        new ParsedTrial(
            id,
            condition.isEmpty() ? "" : "A study of " + condition,
            condition.isEmpty() ? List.of() : List.of(condition),
            CriteriaParser.parse(criteria)),
        "");
  }

  private static List<String> order(String text, TopicTrial... trials) {
    return TopicRanker.of(List.of(trials)).rank(text, DAY).stream()
        .map(match -> match.trial().id())
        .toList();
  }

  @Test
  void putsTheTrialsOfThePatientsDiseaseFirst() {
    assertThat(
            order(
                ASTHMATIC,
                trial("diabetes", "Diabetes", "Inclusion Criteria:\n- Diabetes\n- Age over 18"),
                trial("cancer", "Colon Cancer", "Inclusion Criteria:\n- Colon cancer"),
                trial("asthma", "Asthma", "Inclusion Criteria:\n- Severe asthma")))
        .startsWith("asthma");
  }

  @Test
  void findsWhatTheFirstInclusionsNameWhereATrialHasNoConditions() {
    assertThat(
            order(
                "60 yo male with known Parkinson's disease and tremor.",
                trial("a", "", "Inclusion Criteria:\n- Healthy volunteers with no tremor"),
                trial("b", "", "Inclusion Criteria:\n- Parkinson disease for 5 years")))
        .containsExactly("b", "a");
  }

  @Test
  void doesNotSearchExclusions() {
    assertThat(
            order(
                ASTHMATIC,
                trial("a", "", "Inclusion Criteria:\n- Gout\nExclusion Criteria:\n- Asthma"),
                trial("b", "", "Inclusion Criteria:\n- Asthma\nExclusion Criteria:\n- Gout")))
        .containsExactly("b", "a");
  }

  @Test
  void putsTrialsOfAnotherAgeOrSexLast() {
    assertThat(
            order(
                ASTHMATIC,
                trial("a", "Asthma", "Inclusion Criteria:\n- Male\n- Asthma"),
                trial("b", "Asthma", "Inclusion Criteria:\n- Age 6 to 11 years\n- Asthma"),
                trial("c", "Asthma", "Inclusion Criteria:\n- Age 18 years or older\n- Asthma")))
        .startsWith("c");
  }

  @Test
  void thinksOfWhatIsDescribedAndNotNamed() {
    assertThat(
            order(
                "A 58-year-old man has crushing chest pressure on walking with diaphoresis.",
                trial("a", "Obesity", "Inclusion Criteria:\n- Obesity"),
                trial("b", "Acute Coronary Syndrome", "Inclusion Criteria:\n- ACS"),
                trial("c", "Plantar fasciitis", "Inclusion Criteria:\n- Heel")))
        .startsWith("b");
  }

  @Test
  void doesNotAnswerCriteriaByWhatIsOnlyThoughtOf() {
    TrialMatch match =
        TopicRanker.of(List.of(trial("a", "", "Inclusion Criteria:\n- Acute coronary syndrome")))
            .rank("A 58-year-old man has chest pressure on walking with diaphoresis.", DAY)
            .get(0);
    assertThat(match.criteria().get(0).verdict().state()).isEqualTo(CriterionState.UNKNOWN);
  }

  @Test
  void readsAgeAndSexFromTheText() {
    TextPatient patient = TextPatient.of("48 M with a h/o HTN, on lasix.", DAY);
    assertThat(patient.facts().ageYears()).contains(48);
    assertThat(patient.facts().person().sex()).isEqualTo(PersonSex.MALE);
    assertThat(patient.facts().person().evidence().span().orElseThrow().start()).isZero();
    TextPatient baby = TextPatient.of("A 3-day-old female infant presents with jaundice.", DAY);
    assertThat(baby.facts().ageMonths()).contains(0);
    assertThat(baby.facts().person().sex()).isEqualTo(PersonSex.FEMALE);
  }

  @Test
  void takesAHistoryOfWhatDoesNotPassForThePresent() {
    TopicRanker ranker =
        TopicRanker.of(List.of(trial("a", "", "Inclusion Criteria:\n- Current COPD")));
    assertThat(ranker.rank("A 66-year-old man with a history of COPD.", DAY).get(0).criteria())
        .extracting(one -> one.verdict().state())
        .containsExactly(CriterionState.MET);
  }

  @Test
  void putsWhatThePatientComesForBeforeHistory() {
    assertThat(
            order(
                "A 66-year-old woman presents with worsening gout of the left foot, hot and red since"
                    + " yesterday, with no fever. She was seen twice this year for the same. She could"
                    + " not walk to the clinic. Past medical history is notable for psoriasis.",
                trial("a", "Psoriasis", "Inclusion Criteria:\n- Psoriasis"),
                trial("b", "Gout", "Inclusion Criteria:\n- Gout")))
        .containsExactly("b", "a");
  }

  @Test
  void judgesCriteriaWithPlacesInTheText() {
    TrialMatch match =
        TopicRanker.of(
                List.of(
                    trial(
                        "a",
                        "Asthma",
                        "Inclusion Criteria:\n- Asthma\nExclusion Criteria:\n- Diabetes")))
            .rank(ASTHMATIC, DAY)
            .get(0);
    assertThat(match.status()).isEqualTo(MatchStatus.POTENTIALLY_ELIGIBLE);
    assertThat(match.criteria())
        .extracting(one -> one.verdict().state())
        .containsExactly(CriterionState.MET, CriterionState.NOT_MET);
    int start = match.criteria().get(0).verdict().evidence().get(0).span().orElseThrow().start();
    assertThat(ASTHMATIC.substring(start)).startsWith("severe asthma");
  }

  @Test
  void ranksTextsThatTellNothing() {
    TopicTrial trial = trial("a", "Asthma", "Inclusion Criteria:\n- Asthma");
    for (String text : List.of("", " ", "the of and", "0 1 2", "\u0000\u0001")) {
      assertThat(order(text, trial)).containsExactly("a");
    }
    assertThat(order(ASTHMATIC)).isEmpty();
  }

  @Test
  void isNotStuckOnALongText() {
    TopicRanker ranker =
        TopicRanker.of(List.of(trial("a", "Asthma", "Inclusion Criteria:\n- Asthma")));
    String manyWords =
        java.util.stream.IntStream.range(0, 8_000)
            .mapToObj(i -> "word" + i)
            .collect(java.util.stream.Collectors.joining(" "));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          ranker.rank(manyWords, DAY);
          ranker.rank("x".repeat(100_000), DAY);
        });
  }
}
