package org.chartwarden.calculators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Worst in 24 hours, by the score and not by the number. */
class WorstRuleTest {

  private final MemoryChart chart = new MemoryChart().patient("male", "1950-01-01");

  private CalculationReport worst(String calculator) {
    return chart
        .engine()
        .run(
            AccessContext.client("test"),
            new CalculationRequest(
                CalculatorCatalog.find(calculator).orElseThrow(),
                Map.of(),
                Optional.of("p1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TimeRule.WORST_24H),
                Convention.CLINICAL));
  }

  private static InputCandidate used(CalculationReport report, String name) {
    return report.inputs().stream()
        .filter(i -> i.spec().name().equals(name))
        .findFirst()
        .flatMap(CalculationReport.InputReport::used)
        .orElseThrow();
  }

  @Test
  void takesTheValueThatScoresMost() {
    // A respiratory rate scores at both ends: 8 is worse than 18, 28 worse than 8.
    chart
        .result("rr1", "9279-1", "18", "/min", "2024-03-01T11:00:00Z")
        .result("rr2", "9279-1", "28", "/min", "2024-03-01T02:00:00Z")
        .result("rr3", "9279-1", "8", "/min", "2024-03-01T01:00:00Z")
        .result("rr0", "9279-1", "50", "/min", "2024-02-28T01:00:00Z")
        .result("sbp1", "8480-6", "140", "mm[Hg]", "2024-03-01T11:00:00Z")
        .result("sbp2", "8480-6", "85", "mm[Hg]", "2024-03-01T03:00:00Z")
        .result("gcs", "9269-2", "15", "{score}", "2024-03-01T03:00:00Z");
    CalculationReport report = worst("qsofa");
    assertThat(report.result().orElseThrow().number().orElseThrow().intValue())
        .isGreaterThanOrEqualTo(2);
    assertThat(used(report, "respiratory_rate").text()).isEqualTo("28 /min");
    assertThat(used(report, "systolic").text()).isEqualTo("85 mm[Hg]");
  }

  @Test
  void theLowestIsWorstWhereLowIsBad() {
    assertThat(CalculatorCatalog.find("gcs").orElseThrow().spec().lowerIsWorse()).isTrue();
    assertThat(CalculatorCatalog.find("sofa").orElseThrow().spec().lowerIsWorse()).isFalse();
  }

  @Test
  void saysWhenNothingWasChartedWithin24Hours() {
    chart
        .result("rr0", "9279-1", "30", "/min", "2024-02-20T01:00:00Z")
        .result("sbp1", "8480-6", "140", "mm[Hg]", "2024-03-01T11:00:00Z")
        .result("gcs", "9269-2", "15", "{score}", "2024-03-01T03:00:00Z");
    CalculationReport report = worst("qsofa");
    assertThat(used(report, "respiratory_rate").marks())
        .containsExactly("nothing was charted in the time looked at; the latest before it");
    assertThat(report.remarks()).anyMatch(r -> r.startsWith("older than it stands for"));
  }
}
