package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The Karnofsky status that an ECOG status stands for: 0 is 90 to 100, 1 is 70 to 80, 2 is 50 to 60
 * and so on. It answers where both ends of the stretch answer alike.
 */
final class PerformanceScales {

  private static final List<int[]> KARNOFSKY =
      List.of(
          new int[] {90, 100},
          new int[] {70, 80},
          new int[] {50, 60},
          new int[] {30, 40},
          new int[] {10, 20});

  private PerformanceScales() {}

  /** The answer of the newest ECOG status to a question for the Karnofsky status, or empty. */
  static Optional<CriterionVerdict> karnofsky(MeasureTest asked, PatientFacts facts) {
    Optional<MeasuredFact> newest =
        facts.measured(Set.of("ecog"), Set.of()).stream()
            .max(Comparator.comparing(fact -> fact.on().orElse(LocalDate.MIN)));
    int status = newest.map(fact -> fact.value().intValue()).orElse(-1);
    if (status < 0 || status >= KARNOFSKY.size()) {
      return Optional.empty();
    }
    int[] ends = KARNOFSKY.get(status);
    boolean low = asked.bounds().contains(BigDecimal.valueOf(ends[0]));
    boolean high = asked.bounds().contains(BigDecimal.valueOf(ends[1]));
    if (low != high) {
      return Optional.empty();
    }
    String reason = "ECOG " + status + " is Karnofsky " + ends[0] + " to " + ends[1] + ".";
    return Optional.of(
        low
            ? CriterionVerdict.met(reason, List.of(newest.get().evidence()))
            : CriterionVerdict.notMet(reason, List.of(newest.get().evidence())));
  }
}
