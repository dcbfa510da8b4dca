package org.chartwarden.agent.planning;

import java.time.LocalDate;
import java.util.List;
import org.chartwarden.evidence.TextSpan;

/**
 * What one mention of a patient resolved to in the record.
 *
 * @param mention where the instruction or context (or the field {@code patient}) names the patient
 * @param candidates none: not found; one: found; more: ambiguous
 */
public record PatientResolution(TextSpan mention, List<Candidate> candidates) {

  /**
   * A patient of the record.
   *
   * @param id logical id
   * @param mrn medical record number, or null
   * @param name as it reads, given names first
   * @param birthDate or null
   * @param gender administrative gender, or null
   */
  public record Candidate(String id, String mrn, String name, LocalDate birthDate, String gender) {}

  public PatientResolution {
    candidates = List.copyOf(candidates);
  }
}
