package org.chartwarden.trials.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.trials.store.TrialQuery;

/**
 * Which trials a patient is matched against, and when.
 *
 * @param trials NCT numbers or ids of ResearchStudies; empty for all that fit the query
 * @param query which of all trials; says nothing of trials that are named
 * @param asOf the day that criteria are judged on; today without it
 */
public record MatchWish(List<String> trials, TrialQuery query, Optional<LocalDate> asOf) {

  public MatchWish {
    trials = List.copyOf(trials);
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(asOf, "asOf");
  }

  /** Trials by name, judged today. */
  public static MatchWish of(List<String> trials) {
    return new MatchWish(trials, TrialQuery.ALL, Optional.empty());
  }
}
