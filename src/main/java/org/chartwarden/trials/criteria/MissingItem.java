package org.chartwarden.trials.criteria;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.Code;

/**
 * What would settle a criterion.
 *
 * @param kind what somebody has to do
 * @param what in a few words, for instance {@code serum creatinine within 14 days}
 * @param code what to order, where one code is certain
 */
public record MissingItem(Kind kind, String what, Optional<Code> code) {

  /** What somebody has to do. */
  public enum Kind {
    /** Ask the patient or the team. */
    ASK,
    /** Order or repeat a test. */
    TEST,
    /** Look through the chart or complete it. */
    REVIEW
  }

  public MissingItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(code, "code");
  }

  public static MissingItem ask(String what) {
    return new MissingItem(Kind.ASK, what, Optional.empty());
  }

  public static MissingItem review(String what) {
    return new MissingItem(Kind.REVIEW, what, Optional.empty());
  }

  public static MissingItem test(String what, Optional<Code> code) {
    return new MissingItem(Kind.TEST, what, code);
  }
}
