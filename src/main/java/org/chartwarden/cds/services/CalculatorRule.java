package org.chartwarden.cds.services;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.cds.cards.Indicator;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.platform.PipeTable;

/**
 * When a result is worth a card, from {@code cds/patient-view.psv}.
 *
 * @param calculator what is computed
 * @param problems one of these must be on the problem list; empty for every patient
 * @param lowIsBad whether low results are the worrying ones
 * @param info bound from which a card tells
 * @param warning bound from which it warns; null for never
 * @param critical bound from which it is critical; null for never
 */
record CalculatorRule(
    Calculator calculator,
    Set<String> problems,
    boolean lowIsBad,
    BigDecimal info,
    BigDecimal warning,
    BigDecimal critical) {

  private static final List<CalculatorRule> ALL = read();

  static List<CalculatorRule> all() {
    return ALL;
  }

  private static List<CalculatorRule> read() {
    List<CalculatorRule> rules = new ArrayList<>();
    for (String[] row : PipeTable.rows("/cds/patient-view.psv", 6)) {
      rules.add(
          new CalculatorRule(
              CalculatorCatalog.find(row[0])
                  .orElseThrow(() -> new IllegalStateException("no calculator " + row[0])),
              problems(row[1]),
              row[2].equals("low"),
              new BigDecimal(row[3]),
              bound(row[4]),
              bound(row[5])));
    }
    return List.copyOf(rules);
  }

  private static Set<String> problems(String cell) {
    Set<String> ids = cell.isBlank() ? Set.of() : Set.of(cell.split(";"));
    for (String id : ids) {
      if (ClinicalVocabulary.standard().byId(id).isEmpty()) {
        throw new IllegalStateException("cds/patient-view.psv: no problem is called " + id);
      }
    }
    return ids;
  }

  private static BigDecimal bound(String text) {
    return text.isBlank() ? null : new BigDecimal(text);
  }

  /** Whether it is meant for a patient with these problems. */
  boolean concerns(Set<String> charted) {
    return problems.isEmpty() || problems.stream().anyMatch(charted::contains);
  }

  /** How urgent a result is; empty when it needs no card. */
  Optional<Indicator> indicator(BigDecimal result) {
    if (reaches(result, critical)) {
      return Optional.of(Indicator.CRITICAL);
    }
    if (reaches(result, warning)) {
      return Optional.of(Indicator.WARNING);
    }
    return reaches(result, info) ? Optional.of(Indicator.INFO) : Optional.empty();
  }

  private boolean reaches(BigDecimal result, BigDecimal bound) {
    return bound != null && (lowIsBad ? result.compareTo(bound) < 0 : result.compareTo(bound) >= 0);
  }
}
