package org.chartwarden.trials.report;

import java.util.Objects;
import org.chartwarden.trials.matching.TrialMatch;

/**
 * One trial that a patient was matched against.
 *
 * @param trial how to name it
 * @param match what came of it
 */
public record ReportedMatch(TrialLabel trial, TrialMatch match) {

  public ReportedMatch {
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(match, "match");
  }
}
