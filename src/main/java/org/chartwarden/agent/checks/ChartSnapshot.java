package org.chartwarden.agent.checks;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.Evidence;

/**
 * What the checks may know of a patient, read at one time.
 *
 * @param now reference time of the task
 * @param sex {@code female}, {@code male} or null
 * @param ageYears completed years, or null
 * @param deceased whether the chart says that the patient has died
 * @param patient the Patient resource
 * @param allergiesCharted whether anything about allergies is charted, also that there are none
 * @param creatinine newest, mg/dL
 * @param potassium newest, mmol/L
 * @param magnesium newest, mg/dL
 * @param weight newest, kg
 */
public record ChartSnapshot(
    OffsetDateTime now,
    String sex,
    Integer ageYears,
    boolean deceased,
    Evidence patient,
    List<MedicationFact> medications,
    boolean allergiesCharted,
    List<AllergyFact> allergies,
    List<PendingTest> pending,
    Optional<LabFact> creatinine,
    Optional<LabFact> potassium,
    Optional<LabFact> magnesium,
    Optional<LabFact> weight) {
  public ChartSnapshot {
    medications = List.copyOf(medications);
    allergies = List.copyOf(allergies);
    pending = List.copyOf(pending);
  }
}
