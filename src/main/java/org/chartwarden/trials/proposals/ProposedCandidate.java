package org.chartwarden.trials.proposals;

import java.util.Objects;

/**
 * A candidate who waits for a person's decision, or waited.
 *
 * @param identifier identifier of the ResearchSubject
 * @param patient logical id
 * @param trial NCT number, or logical id of the ResearchStudy
 * @param task id of the task that holds the proposal
 * @param change id of the change in it
 * @param fresh whether this call proposed it
 */
public record ProposedCandidate(
    String identifier, String patient, String trial, String task, String change, boolean fresh) {

  public ProposedCandidate {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(change, "change");
  }
}
