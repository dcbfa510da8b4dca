package org.chartwarden.agent.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a task stands; each value is one status of the FHIR R4 resource Task. */
public enum TaskStatus {
  QUEUED("requested"),
  RUNNING("in-progress"),
  AWAITING_APPROVAL("on-hold"),
  COMPLETED("completed"),
  DECLINED("rejected"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String fhir;

  TaskStatus(String fhir) {
    this.fhir = fhir;
  }

  /** The status as API and table show it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Code of {@code Task.status}. */
  public String fhir() {
    return fhir;
  }

  /** Whether nothing will happen any more. */
  public boolean terminal() {
    return this != QUEUED && this != RUNNING && this != AWAITING_APPROVAL;
  }

  /** Whether the server has done what it can do alone. */
  public boolean settled() {
    return this != QUEUED && this != RUNNING;
  }

  public static Optional<TaskStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
