package org.chartwarden.agent.language;

import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Measured;

/** Looks into condition trees. */
final class Conditions {

  private Conditions() {}

  /** The first result that a condition is about, or null. */
  static Measured tested(Condition condition) {
    return switch (condition) {
      case null -> null;
      case Condition.Compare c -> c.measured();
      case Condition.Missing m -> m.measured();
      case Condition.OlderThan o -> o.measured();
      case Condition.Not n -> tested(n.inner());
      case Condition.All all -> firstOf(all.parts());
      case Condition.Any any -> firstOf(any.parts());
      case Condition.OnMedication m -> null;
      case Condition.AllergicTo a -> null;
      case Condition.HasProblem p -> null;
    };
  }

  private static Measured firstOf(java.util.List<Condition> parts) {
    for (Condition part : parts) {
      Measured measured = tested(part);
      if (measured != null) {
        return measured;
      }
    }
    return null;
  }
}
