package org.chartwarden.consistency.plausibility.rules;

import java.util.List;
import java.util.Objects;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.evidence.TextSpan;

/**
 * Something in a note that cannot be right.
 *
 * @param rule id of the rule that found it
 * @param severity what it may do
 * @param spans the words it rests on, the deciding ones first; at least one
 * @param reason one sentence that says what cannot be and why
 * @param advice what a person could do
 */
public record NoteFlaw(
    String rule, Severity severity, List<TextSpan> spans, String reason, String advice) {

  public NoteFlaw {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(advice, "advice");
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("a flaw stands somewhere in the note");
    }
  }

  /** The deciding words. */
  public TextSpan span() {
    return spans.get(0);
  }
}
