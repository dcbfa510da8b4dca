package org.chartwarden.agent.tools;

/** An input record that names one patient. */
interface PatientInput {

  /** Logical id, or {@code Patient/} with it, as it came. */
  String patient();

  /** The logical id. */
  default String patientId() {
    String given = patient();
    return given.startsWith("Patient/") ? given.substring("Patient/".length()) : given;
  }
}
