package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;
import org.chartwarden.notes.vocabulary.Concept;

/** One thing the task wants for one patient; {@code patient} counts in the request's patients. */
public sealed interface Goal {

  int patient();

  /** A question about the person. */
  record Demographic(int patient, Field field) implements Goal {}

  /** What of the person is asked. */
  enum Field {
    MRN,
    AGE,
    NAME,
    BIRTH_DATE,
    GENDER,
    PHONE,
    ADDRESS
  }

  /** A question about values. */
  record Reading(
      int patient, Measured measured, Statistic statistic, boolean withTime, boolean implied)
      implements Goal {}

  /** A vital sign to be written down. */
  record Vital(
      int patient,
      Concept concept,
      String flowsheetId,
      BigDecimal systolic,
      BigDecimal diastolic,
      BigDecimal value,
      String unit,
      String said)
      implements Goal {}

  /**
   * An order, due when the condition holds.
   *
   * @param condition or null
   * @param basis the values that the dose and the word "low" refer to, or null
   */
  record Ordering(int patient, Order order, Condition condition, Measured basis) implements Goal {}

  /** A list of the chart, or whether something is in it. */
  record Listing(int patient, Chapter chapter, Concept filter, boolean existence, boolean count)
      implements Goal {}

  /** A chapter of the chart. */
  enum Chapter {
    MEDICATIONS,
    PROBLEMS,
    ALLERGIES,
    NOTES
  }

  /** A calculator. */
  record Calculation(int patient, String calculator) implements Goal {}
}
