package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;

/**
 * Compares the drug with the filtration rate that the newest creatinine gives by CKD-EPI 2021; the
 * thresholds and their sources are in {@link RenalRule}.
 */
final class RenalFunctionCheck implements OrderCheck {

  /** Older than this, a creatinine says little about today. */
  private static final Duration RECENT = Duration.ofDays(90);

  @Override
  public String id() {
    return "renal-function";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    Optional<Drug> drug = order.drug();
    if (drug.isEmpty() || RenalRule.ALL.stream().noneMatch(r -> r.concerns(drug.get()))) {
      return List.of();
    }
    if (chart.creatinine().isEmpty()) {
      return List.of(
          Warnings.info(
              "no-creatinine",
              "no creatinine is charted, so renal function was not compared with "
                  + drug.get().name()));
    }
    LabFact creatinine = chart.creatinine().get();
    Optional<BigDecimal> rate = rate(chart, creatinine);
    if (rate.isEmpty()) {
      return List.of(
          Warnings.info(
              "renal-function-unknown",
              "the filtration rate cannot be estimated: it needs an adult's age, sex and a"
                  + " plausible creatinine",
              creatinine.evidence()));
    }
    return compare(drug.get(), rate.get(), creatinine, chart);
  }

  private static List<ChangeWarning> compare(
      Drug drug, BigDecimal rate, LabFact creatinine, ChartSnapshot chart) {
    List<ChangeWarning> warnings = new ArrayList<>();
    RenalRule.ALL.stream()
        .filter(rule -> rule.concerns(drug) && rate.compareTo(rule.below()) < 0)
        .findFirst()
        .ifPresent(
            rule ->
                warnings.add(
                    new ChangeWarning(
                        "renal-function",
                        rule.severity(),
                        "estimated filtration rate "
                            + rate.setScale(0, RoundingMode.HALF_UP).toPlainString()
                            + " mL/min/1.73 m2, below "
                            + rule.below().toPlainString()
                            + ": "
                            + drug.name()
                            + " - "
                            + rule.advice(),
                        List.of(creatinine.evidence()))));
    if (Duration.between(creatinine.time(), chart.now()).compareTo(RECENT) > 0) {
      warnings.add(
          Warnings.info(
              "creatinine-old",
              "the newest creatinine is more than 90 days old",
              creatinine.evidence()));
    }
    return warnings;
  }

  private static Optional<BigDecimal> rate(ChartSnapshot chart, LabFact creatinine) {
    if (chart.ageYears() == null || chart.sex() == null) {
      return Optional.empty();
    }
    Calculator ckdEpi = CalculatorCatalog.find("ckd-epi-2021").orElseThrow();
    return CalculatorInputs.check(
            ckdEpi,
            Map.of(
                "age", InputValue.of(BigDecimal.valueOf(chart.ageYears()), "a"),
                "creatinine", InputValue.of(creatinine.value(), "mg/dL"),
                "sex", InputValue.of(chart.sex())),
            Convention.CLINICAL)
        .inputs()
        .flatMap(inputs -> ckdEpi.compute(inputs).number());
  }
}
