package org.chartwarden.trials.criteria;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * One criterion of a trial.
 *
 * @param id {@code i1}, {@code i2}.. for inclusions and {@code e1}.. for exclusions, in the order
 *     of the text; or the id that the caller gave
 * @param kind inclusion or exclusion
 * @param text the words of the criterion; pieces that the text breaks up (a bullet that goes on in
 *     the next) are joined with a blank
 * @param span from the first to the last of its characters in the eligibility text; empty when the
 *     criterion was given without one
 * @param context the heading or opening line that the criterion stands under and that is needed to
 *     understand it ("received any of the following within 4 weeks:"); empty when none is
 * @param cohort the part of the study that it speaks of, when the text has cohorts of their own
 */
public record EligibilityCriterion(
    String id,
    CriterionKind kind,
    String text,
    Optional<TextSpan> span,
    String context,
    Optional<String> cohort) {

  public EligibilityCriterion {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(cohort, "cohort");
  }

  /** A criterion that was given with its id and text and without the text it stands in. */
  public static EligibilityCriterion given(String id, CriterionKind kind, String text) {
    return new EligibilityCriterion(id, kind, text, Optional.empty(), "", Optional.empty());
  }
}
