package org.chartwarden.consistency.issues;

import java.util.Objects;

/**
 * A finding that waits for a person, or waited.
 *
 * @param identifier identifier of the DetectedIssue
 * @param task id of the task that holds it
 * @param change id of the change in it
 * @param fresh whether this call proposed it
 */
public record ProposedIssue(String identifier, String task, String change, boolean fresh) {

  public ProposedIssue {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(change, "change");
  }
}
