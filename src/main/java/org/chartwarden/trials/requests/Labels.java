package org.chartwarden.trials.requests;

import java.util.Optional;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.report.TrialLabel;
import org.chartwarden.trials.store.StoredTrial;

/** Trials and patients of the record as reports name them. */
public final class Labels {

  private Labels() {}

  public static TrialLabel of(StoredTrial trial) {
    return new TrialLabel(
        trial.id(),
        trial.head().title(),
        trial.head().registryStatus(),
        trial.head().registryDate(),
        Optional.of(trial.study()),
        trial.text(),
        trial.remarks());
  }

  public static ReportSubject of(PatientChart chart) {
    return ReportSubject.of(chart.facts(), chart.name(), chart.notes());
  }
}
