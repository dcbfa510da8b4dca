package org.chartwarden.fhir.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which part of the records of patients is wanted (FHIR R4 patient-operation-everything.html).
 *
 * @param patients logical ids; empty for all patients
 * @param types resource types; empty for all
 * @param since only what was stored at or after this instant
 * @param start first day of care as a FHIR date
 * @param end last day of care as a FHIR date
 */
public record RecordFilter(
    List<String> patients,
    List<String> types,
    Optional<Instant> since,
    Optional<String> start,
    Optional<String> end) {

  public RecordFilter {
    patients = List.copyOf(patients);
    types = List.copyOf(types);
  }

  /** Whether it asks when something was stored or took place. */
  boolean timed() {
    return since.isPresent() || start.isPresent() || end.isPresent();
  }

  /** Everything of these patients. */
  public static RecordFilter of(List<String> patients) {
    return new RecordFilter(
        patients, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
