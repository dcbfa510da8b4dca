package org.chartwarden.agent.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Order;

/**
 * "Below 3.0 give 60 mEq, below 3.5 give 40 mEq": doses of one drug by nested bounds are tiers, so
 * the wider one is due only where the narrower is not, and no patient gets both.
 */
final class Tiers {

  private Tiers() {}

  /** The orders with the wider tiers narrowed. */
  static List<Goal.Ordering> apart(List<Goal.Ordering> orders) {
    List<Goal.Ordering> result = new ArrayList<>();
    for (Goal.Ordering wide : orders) {
      Condition condition = wide.condition();
      for (Goal.Ordering narrow : orders) {
        if (narrow != wide && sameDrug(narrow, wide) && nested(narrow, wide)) {
          condition = Condition.and(condition, new Condition.Not(narrow.condition()));
        }
      }
      result.add(new Goal.Ordering(wide.patient(), wide.order(), condition, wide.basis()));
    }
    return result;
  }

  private static boolean sameDrug(Goal.Ordering a, Goal.Ordering b) {
    return a.patient() == b.patient()
        && a.order() instanceof Order.Medication x
        && b.order() instanceof Order.Medication y
        && x.concept().id().equals(y.concept().id())
        && Objects.equals(x.details().route(), y.details().route());
  }

  private static boolean nested(Goal.Ordering narrow, Goal.Ordering wide) {
    return narrow.condition() instanceof Condition.Compare a
        && wide.condition() instanceof Condition.Compare b
        && a.measured().concept().id().equals(b.measured().concept().id())
        && within(a.comparison(), b.comparison());
  }

  /** Whether a test on one side is strictly narrower than another on the same side. */
  private static boolean within(Comparison a, Comparison b) {
    if (a.word() != null || b.word() != null || a.negated() || b.negated()) {
      return false;
    }
    if (!Objects.equals(a.unit(), b.unit()) && a.unit() != null && b.unit() != null) {
      return false;
    }
    boolean above = b.low() == null || a.low() != null && at(a.low(), b.low()) >= 0;
    boolean below = b.high() == null || a.high() != null && at(a.high(), b.high()) <= 0;
    boolean same = Objects.equals(a.low(), b.low()) && Objects.equals(a.high(), b.high());
    return above && below && !same;
  }

  private static int at(BigDecimal a, BigDecimal b) {
    return a.compareTo(b);
  }
}
