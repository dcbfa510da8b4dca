package org.chartwarden.trials.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.store.TrialQuery;

/**
 * Trials that are looked for, for a patient who is given as text.
 *
 * @param text the summary
 * @param asOf the day of the summary, on which criteria are judged; today without it
 * @param part what of the ranking is shown
 * @param trials NCT numbers or ids of ResearchStudies; empty for all that fit the query
 * @param query which of all trials; says nothing of trials that are named
 */
public record TextMatchWish(
    String text, Optional<LocalDate> asOf, ReportPart part, List<String> trials, TrialQuery query) {

  public TextMatchWish {
    trials = List.copyOf(trials);
  }
}
