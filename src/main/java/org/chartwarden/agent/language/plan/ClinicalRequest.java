package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chartwarden.agent.language.PatientMention;

/**
 * A task as understood.
 *
 * @param patients whom it names, each once
 * @param goals in the order asked
 * @param whenNoValue what to answer without a value: a string or a number; or null
 * @param whenNoPatient what to answer without such a patient: a string or a number; or null
 * @param decimals decimals to round to, or null
 * @param thresholds lower bounds for "low" that the task states, by concept id
 * @param notes remarks for the explanation
 */
public record ClinicalRequest(
    List<PatientMention> patients,
    List<Goal> goals,
    Object whenNoValue,
    Object whenNoPatient,
    Rounding decimals,
    Map<String, Comparison> thresholds,
    List<String> notes) {

  /** How to round a number. */
  public record Rounding(int decimals, boolean down) {
    public BigDecimal apply(BigDecimal value) {
      return value.setScale(
          decimals, down ? java.math.RoundingMode.DOWN : java.math.RoundingMode.HALF_UP);
    }
  }

  public ClinicalRequest {
    patients = List.copyOf(patients);
    goals = List.copyOf(goals);
    thresholds = Map.copyOf(thresholds);
    notes = List.copyOf(notes);
  }
}
