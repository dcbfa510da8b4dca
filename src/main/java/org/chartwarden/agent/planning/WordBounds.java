package org.chartwarden.agent.planning;

import java.math.BigDecimal;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * Compares a value with bounds, or with what "low", "high" and "abnormal" stand for: the dosing
 * rule, a threshold that the task states, the vocabulary's reference range.
 */
final class WordBounds {

  private final ClinicalRequest request;
  private final DoseRule rule;
  private final Measured basis;

  WordBounds(ClinicalRequest request, DoseRule rule, Measured basis) {
    this.request = request;
    this.rule = rule;
    this.basis = basis;
  }

  Talk<ConditionCheck.Verdict> verdict(
      Measured measured, Comparison comparison, ChartQuestions.Charted charted) {
    BigDecimal value = charted.number();
    String said = charted.text(ConditionCheck.display(measured));
    if (comparison.word() == null) {
      boolean holds = comparison.test(value);
      return Talk.done(
          verdict(
              holds,
              said,
              comparison.negated() ? comparison.not().text() : comparison.text(),
              comparison.negated()));
    }
    if (comparison.word() == Comparison.Word.LOW) {
      return low(measured, value, said, comparison.negated());
    }
    Concept concept = measured.concept();
    if (concept.high() == null
        || comparison.word() == Comparison.Word.ABNORMAL && concept.low() == null) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSUPPORTED,
          "I know no reference range for "
              + ConditionCheck.name(measured)
              + "; please state the bounds.");
    }
    Comparison low = request.thresholds().get(concept.id());
    boolean isLow =
        ruleOf(measured) != null
            ? inRule(ruleOf(measured), value)
            : low == null
                ? concept.low() != null && value.compareTo(concept.low()) < 0
                : low.test(value);
    boolean isHigh = value.compareTo(concept.high()) > 0;
    boolean holds = comparison.word() == Comparison.Word.HIGH ? isHigh : isHigh || isLow;
    String rangeText = "the reference range " + concept.low() + " to " + concept.high();
    return Talk.done(
        new ConditionCheck.Verdict(
            ConditionCheck.yes(holds != comparison.negated()),
            said + " is " + (isHigh ? "above " : isLow ? "below " : "within ") + rangeText));
  }

  private Talk<ConditionCheck.Verdict> low(
      Measured measured, BigDecimal value, String said, boolean negated) {
    Concept concept = measured.concept();
    Comparison stated = request.thresholds().get(concept.id());
    if (ruleOf(measured) instanceof DoseRule.PerStep step) {
      boolean holds =
          value.compareTo(step.threshold()) < 0 && (stated == null || stated.test(value));
      return Talk.done(
          verdict(holds != negated, said, "below " + step.threshold().toPlainString(), false));
    }
    if (ruleOf(measured) instanceof DoseRule.Bands bands) {
      return TableTest.holds(bands, value, said, negated, stated);
    }
    if (stated != null) {
      return Talk.done(verdict(stated.test(value) != negated, said, stated.text(), false));
    }
    if (concept.low() == null) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSUPPORTED,
          "I do not know below which value "
              + ConditionCheck.name(measured)
              + " is low; please state it.");
    }
    boolean holds = value.compareTo(concept.low()) < 0;
    return Talk.done(
        verdict(holds != negated, said, "below the usual lower bound " + concept.low(), false));
  }

  private static ConditionCheck.Verdict verdict(
      boolean holds, String said, String test, boolean negated) {
    boolean is = holds != negated;
    return new ConditionCheck.Verdict(
        ConditionCheck.yes(holds), said + " is " + (is ? "" : "not ") + test);
  }

  /** The dosing rule when it is about this result. */
  private DoseRule ruleOf(Measured measured) {
    return basis == null || basis.concept().isRelative(measured.concept()) ? rule : null;
  }

  private static boolean inRule(DoseRule rule, BigDecimal value) {
    return switch (rule) {
      case DoseRule.PerStep step -> value.compareTo(step.threshold()) < 0;
      case DoseRule.Bands bands -> bands.bands().stream().anyMatch(b -> b.range().test(value));
      case DoseRule.Dose dose -> false;
    };
  }

  /** The unit that the rule or the vocabulary gives its bounds in, or null. */
  String unit(Measured measured) {
    if (ruleOf(measured) instanceof DoseRule.Bands bands) {
      for (DoseRule.Band band : bands.bands()) {
        if (band.range().unit() != null) {
          return band.range().unit();
        }
      }
    }
    return measured.concept().unit();
  }
}
