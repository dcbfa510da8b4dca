package org.chartwarden.cds.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.cds.cards.Indicator;
import org.junit.jupiter.api.Test;

class CalculatorRuleTest {

  private static CalculatorRule rule(String id) {
    return CalculatorRule.all().stream()
        .filter(rule -> rule.calculator().spec().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void worriesAboutLowClearances() {
    CalculatorRule rule = rule("ckd-epi-2021");

    assertThat(rule.indicator(new BigDecimal("60"))).isEmpty();
    assertThat(rule.indicator(new BigDecimal("59.9"))).isEqualTo(Optional.of(Indicator.INFO));
    assertThat(rule.indicator(new BigDecimal("29"))).isEqualTo(Optional.of(Indicator.WARNING));
    assertThat(rule.indicator(new BigDecimal("14"))).isEqualTo(Optional.of(Indicator.CRITICAL));
  }

  @Test
  void asksOnlyForPatientsWhomAScoreIsMeantFor() {
    CalculatorRule rule = rule("cha2ds2-vasc");

    assertThat(rule.concerns(Set.of("pneumonia"))).isFalse();
    assertThat(rule.concerns(Set.of("atrial-fibrillation"))).isTrue();
    assertThat(rule.indicator(BigDecimal.ZERO)).isEmpty();
    assertThat(rule.indicator(new BigDecimal("5"))).isEqualTo(Optional.of(Indicator.WARNING));
  }
}
