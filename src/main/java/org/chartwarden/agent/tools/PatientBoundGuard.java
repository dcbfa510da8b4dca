package org.chartwarden.agent.tools;

import java.util.Optional;

/** Refuses a patient that the instruction of the run does not name. The gateway refuses too. */
final class PatientBoundGuard implements ToolGuard {

  @Override
  public String name() {
    return "patient-bound";
  }

  @Override
  public Optional<String> refusal(Record input, RunScope run) {
    if (input instanceof PatientInput asked && !run.patients().contains(asked.patientId())) {
      return Optional.of("this run is not about that patient");
    }
    return Optional.empty();
  }
}
