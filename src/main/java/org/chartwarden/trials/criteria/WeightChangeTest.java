package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Window;

/**
 * Whether the weight changed in some time, by two weights of the record or by what a note says of
 * it. Without an amount a change of five in a hundred counts.
 *
 * @param way loss, gain, change, or stable: no change
 * @param amount of the change, in {@code kg} or {@code %}
 * @param unit {@code kg} or {@code %}
 * @param window in what time; three months when none is named
 * @param unmeant whether only a change counts that was not meant
 */
record WeightChangeTest(
    String way, Bounds amount, String unit, Optional<Window> window, boolean unmeant)
    implements CriterionTest {

  static final Bounds USUAL = Bounds.atLeast(BigDecimal.valueOf(5));

  private static final String STABLE = "stable";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MONTHS = 3;
  private static final int SLACK_DAYS = 45;
  private static final int STALE_DAYS = 60;

  /** The first weight has to lie in this part of the time, counted from its start. */
  private static final int START_PART = 3;

  @Override
  public String type() {
    return "measurement";
  }

  @Override
  public String describe() {
    return "weight "
        + way
        + " "
        + amount
        + " "
        + unit
        + window.map(one -> " " + one).orElse("")
        + (unmeant ? " not meant" : "");
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        DataNeed.of(DataNeed.Kind.MEASUREMENT, "weight"), DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict changed = changed(facts);
    return way.equals(STABLE) ? changed.negated() : changed;
  }

  private CriterionVerdict changed(PatientFacts facts) {
    List<MeasuredFact> weights =
        facts.measured(Set.of("weight"), Set.of()).stream()
            .filter(fact -> fact.on().isPresent() && fact.unit().equals("kg"))
            .sorted(Comparator.comparing((MeasuredFact fact) -> fact.on().get()))
            .toList();
    CriterionVerdict told = Told.nothing().answered(facts, "stable-weight").verdict("weight", true);
    LocalDate index = facts.indexDate();
    LocalDate from = window.map(one -> one.back(index)).orElse(index.minusMonths(MONTHS));
    Optional<MeasuredFact> last =
        weights.isEmpty() ? Optional.empty() : Optional.of(weights.get(weights.size() - 1));
    Optional<MeasuredFact> first =
        weights.stream()
            .filter(fact -> !fact.on().get().isBefore(from.minusDays(SLACK_DAYS)))
            .findFirst();
    boolean two =
        last.isPresent()
            && first.isPresent()
            && first.get().on().get().isBefore(last.get().on().get())
            && !last.get().on().get().isBefore(index.minusDays(STALE_DAYS));
    if (!two) {
      // "Weight steady" denies any change; how much one was that a note only names stays open.
      return told.state() == CriterionState.NOT_MET ? told : unknown(told.evidence());
    }
    List<FactEvidence> evidence = List.of(first.get().evidence(), last.get().evidence());
    BigDecimal by = last.get().value().subtract(first.get().value());
    if (unit.equals("%")) {
      by = by.multiply(HUNDRED).divide(first.get().value(), 2, RoundingMode.HALF_EVEN);
    }
    boolean thatWay =
        switch (way) {
          case "loss" -> by.signum() < 0;
          case "gain" -> by.signum() > 0;
          default -> true;
        };
    String reason =
        "The weight went from "
            + first.get().value().toPlainString()
            + " to "
            + last.get().value().toPlainString()
            + " kg.";
    if (!thatWay || !amount.contains(by.abs())) {
      // Two weights of the last days say nothing of the weeks before them.
      LocalDate latest = from.plusDays(ChronoUnit.DAYS.between(from, index) / START_PART);
      return first.get().on().get().isAfter(latest)
          ? unknown(evidence)
          : CriterionVerdict.notMet(reason, evidence);
    }
    return unmeant ? unknown(evidence) : CriterionVerdict.met(reason, evidence);
  }

  private CriterionVerdict unknown(List<FactEvidence> evidence) {
    return CriterionVerdict.unknown(
        "How the weight changed is not told.", evidence, MissingItem.ask(describe()));
  }
}
