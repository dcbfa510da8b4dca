package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.criteria.qualifiers.ScoredConditions;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * Whether the last measurement shows that a disease is out of control, where no list says so: a
 * blood pressure from 160 over 100 mm[Hg] on (grade 2 of the guidelines), an HbA1c from 9 % on.
 */
final class MeasuredControl {

  private static final BigDecimal SYSTOLIC = BigDecimal.valueOf(160);
  private static final BigDecimal DIASTOLIC = BigDecimal.valueOf(100);
  private static final BigDecimal GLYCATED = BigDecimal.valueOf(9);
  private static final int STALE_DAYS = 120;

  private MeasuredControl() {}

  /** Met when a measurement shows it; empty when none does or the term is no such disease. */
  static Optional<CriterionVerdict> lost(Term term, PatientFacts facts) {
    return switch (term.id()) {
      case "uncontrolled-hypertension" ->
          from("systolic-bp", SYSTOLIC, "mm[Hg]", facts)
              .or(() -> from("diastolic-bp", DIASTOLIC, "mm[Hg]", facts));
      case "uncontrolled-diabetes" -> from("hba1c", GLYCATED, "%", facts);
      default -> Optional.empty();
    };
  }

  /** What the score that defines a condition says of it now; empty where there is none. */
  static Optional<CriterionVerdict> scored(Term term, Aspect aspect, PatientFacts facts) {
    if (aspect != Aspect.PLAIN && aspect != Aspect.CURRENT) {
      return Optional.empty();
    }
    return ScoredConditions.said(facts, term.id(), ScoredConditions.PRESENT)
        .map(
            said ->
                said.yes()
                    ? CriterionVerdict.met(
                        "A score tells " + term.shown() + ".", java.util.List.of(said.evidence()))
                    : CriterionVerdict.notMet(
                        "A score denies " + term.shown() + ".",
                        java.util.List.of(said.evidence())));
  }

  private static Optional<CriterionVerdict> from(
      String concept, BigDecimal least, String unit, PatientFacts facts) {
    return facts.measured(Set.of(concept), Set.of()).stream()
        .filter(
            fact ->
                fact.on()
                    .map(day -> !day.isBefore(facts.indexDate().minusDays(STALE_DAYS)))
                    .orElse(false))
        .max(Comparator.comparing((MeasuredFact fact) -> fact.on().orElse(LocalDate.MIN)))
        .filter(fact -> fact.unit().equals(unit) && fact.value().compareTo(least) >= 0)
        .map(
            fact ->
                CriterionVerdict.met(
                    concept.replace('-', ' ') + " is " + fact.value().toPlainString() + ".",
                    java.util.List.of(fact.evidence())));
  }
}
