package org.chartwarden.trials.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingMeasuresTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Map<String, Integer> JUDGED = Map.of("a", 2, "b", 1, "c", 0, "d", 0);

  @Test
  void gainsThreeForTheEligibleAndOneForTheExcluded() {
    // (1 / log2(2) + 3 / log2(4)) / (3 / log2(2) + 1 / log2(3)), by hand
    assertThat(RankingMeasures.ndcg(List.of("b", "c", "a"), JUDGED, 10).orElseThrow())
        .isCloseTo(2.5 / 3.6309297536, CLOSE);
    assertThat(RankingMeasures.ndcg(List.of("a", "b", "c"), JUDGED, 10).orElseThrow())
        .isCloseTo(1, CLOSE);
  }

  @Test
  void takesTrialsWithoutAJudgementForNotRelevant() {
    assertThat(RankingMeasures.ndcg(List.of("x", "a"), Map.of("a", 2), 10).orElseThrow())
        .isCloseTo(1 / 1.5849625007, CLOSE);
    assertThat(RankingMeasures.ndcg(List.of("x", "a"), Map.of("a", 2), 1).orElseThrow())
        .isCloseTo(0, CLOSE);
  }

  @Test
  void tellsNothingWhereNothingIsRelevant() {
    assertThat(RankingMeasures.ndcg(List.of("c"), Map.of("c", 0), 10)).isEmpty();
    assertThat(RankingMeasures.bpref(List.of("c"), Map.of("c", 0))).isEmpty();
    assertThat(RankingMeasures.recall(List.of("c"), Map.of("c", 0), 10)).isEmpty();
  }

  @Test
  void countsOnlyTheEligibleForPrecisionAndDividesByTheDepth() {
    assertThat(RankingMeasures.precision(List.of("a", "b", "c"), JUDGED, 10)).isCloseTo(0.1, CLOSE);
    assertThat(RankingMeasures.recall(List.of("a", "c", "b"), JUDGED, 2).orElseThrow())
        .isCloseTo(0.5, CLOSE);
  }

  @Test
  void passesOverUnjudgedTrialsForBpref() {
    assertThat(RankingMeasures.bpref(List.of("x", "a", "y", "b", "c"), JUDGED).orElseThrow())
        .isCloseTo(1, CLOSE);
    assertThat(RankingMeasures.bpref(List.of("c", "a", "d", "b"), JUDGED).orElseThrow())
        .isCloseTo(0.25, CLOSE);
  }
}
