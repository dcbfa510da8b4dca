package org.chartwarden.agent.language.plan;

import java.util.List;
import org.chartwarden.notes.vocabulary.Concept;

/** What must hold before an order is due. */
public sealed interface Condition {

  /** The latest value passes a test; does not hold without a value. */
  record Compare(Measured measured, Comparison comparison) implements Condition {}

  /** There is no value in the window. */
  record Missing(Measured measured) implements Condition {}

  /** The latest value is older than the span, or there is none. */
  record OlderThan(Measured measured, Span span, boolean atLeast, String text)
      implements Condition {}

  /** An active medication of this name or class. */
  record OnMedication(Concept concept) implements Condition {}

  /** A recorded allergy to this drug or class. */
  record AllergicTo(Concept concept) implements Condition {}

  /** An active problem. */
  record HasProblem(Concept concept) implements Condition {}

  record Not(Condition inner) implements Condition {}

  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Both, where null means no condition. */
  static Condition and(Condition a, Condition b) {
    return a == null ? b : b == null ? a : new All(List.of(a, b));
  }
}
