package org.chartwarden.trials.criteria;

import java.util.Optional;
import org.chartwarden.trials.phrases.Bounds;

/** What questions about the person ask for, for those who compare them with registry fields. */
public final class StatedLimits {

  private StatedLimits() {}

  /**
   * Wanted ages.
   *
   * @param unit UCUM: {@code a}, {@code mo}, {@code wk} or {@code d}
   */
  public record Age(Bounds bounds, String unit) {}

  /** The ages that a question asks for; empty when it is no question of age. */
  public static Optional<Age> age(CriterionTest test) {
    return test instanceof AgeTest age
        ? Optional.of(new Age(age.bounds(), age.unit()))
        : Optional.empty();
  }

  /** {@code FEMALE} or {@code MALE} when a question asks for one sex. */
  public static Optional<String> sex(CriterionTest test) {
    return test instanceof SexCriterion.SexTest sex && sex.wanted() != SexCriterion.Wanted.ANY
        ? Optional.of(sex.wanted().name())
        : Optional.empty();
  }
}
