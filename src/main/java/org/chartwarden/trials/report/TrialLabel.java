package org.chartwarden.trials.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.registry.TrialRecord;

/**
 * A trial as a report names it.
 *
 * @param id its NCT number
 * @param title its brief title
 * @param registryStatus overallStatus of the registry, for instance {@code RECRUITING}, or empty
 * @param registryDate when the registry changed it last, as it writes days, or empty
 * @param source the version of the ResearchStudy; empty when the trial came from a file
 * @param text the eligibility text that spans of criteria count in; empty when it is not at hand
 * @param remarks what a person should know of it, for instance that its fields contradict its text
 */
public record TrialLabel(
    String id,
    String title,
    String registryStatus,
    String registryDate,
    Optional<RecordPointer> source,
    String text,
    List<String> remarks) {

  public TrialLabel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(registryStatus, "registryStatus");
    Objects.requireNonNull(registryDate, "registryDate");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
    remarks = List.copyOf(remarks);
  }

  /** A trial of a registry file. */
  public static TrialLabel of(TrialRecord trial) {
    return new TrialLabel(
        trial.nctId(),
        trial.title().isEmpty() ? trial.officialTitle() : trial.title(),
        trial.status(),
        trial.lastUpdate(),
        Optional.empty(),
        trial.eligibility().text(),
        List.of());
  }
}
