package org.chartwarden.trials.store;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Which trials are wanted.
 *
 * @param condition what they are about, in words; empty for all
 * @param status {@code recruiting}, a code of ResearchStudy.status or a word of the registry; empty
 *     for all
 */
public record TrialQuery(Optional<String> condition, Optional<String> status) {

  /** Every trial. */
  public static final TrialQuery ALL = new TrialQuery(Optional.empty(), Optional.empty());

  private static final String RECRUITING = "recruiting";
  private static final Set<String> STATUSES =
      Set.of(
          "active",
          "administratively-completed",
          "approved",
          "closed-to-accrual",
          "closed-to-accrual-and-intervention",
          "completed",
          "disapproved",
          "in-review",
          "temporarily-closed-to-accrual",
          "temporarily-closed-to-accrual-and-intervention",
          "withdrawn");
  private static final Set<String> REGISTRY =
      Set.of(
          "not-yet-recruiting",
          "enrolling-by-invitation",
          "active-not-recruiting",
          "suspended",
          "terminated",
          "available",
          "no-longer-available",
          "temporarily-not-available",
          "approved-for-marketing",
          "withheld",
          "unknown");

  public TrialQuery {
    Objects.requireNonNull(condition, "condition");
    status = status.map(TrialQuery::canonical);
    status
        .filter(
            one -> !one.equals(RECRUITING) && !STATUSES.contains(one) && !REGISTRY.contains(one))
        .ifPresent(
            one -> {
              throw FhirProblem.invalid(
                  "bad-parameter",
                  "the parameter 'status' must be recruiting, a code of ResearchStudy.status such"
                      + " as completed, or a word of the registry such as NOT_YET_RECRUITING, not '"
                      + one
                      + "'");
            });
  }

  private static String canonical(String status) {
    return status.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  boolean fits(StudyHead study) {
    return status.map(one -> has(study, one)).orElse(true)
        && condition.map(one -> about(study, one)).orElse(true);
  }

  private static boolean has(StudyHead study, String status) {
    return status.equals(RECRUITING)
        ? study.recruiting()
        : study.status().equals(status) || canonical(study.registryStatus()).equals(status);
  }

  private static boolean about(StudyHead study, String condition) {
    List<Term> wanted = TermBook.standard().narrowestIn(TermKind.CONDITION, condition);
    return study.conditions().stream()
        .map(text -> FactName.of(text).widened(TermKind.CONDITION))
        .anyMatch(name -> wanted.stream().allMatch(term -> name.fits(term) == FactName.Fit.YES));
  }
}
