package org.chartwarden.agent.language;

import java.time.LocalDate;
import org.chartwarden.evidence.TextSpan;

/**
 * A place where a task names a patient.
 *
 * @param source which text the span counts in
 * @param span where, with the characters
 * @param mrn record number as written, upper case; or null
 * @param reference {@code Patient/id}, or null
 * @param name given names first, or null
 * @param birthDate or null
 */
public record PatientMention(
    Source source, TextSpan span, String mrn, String reference, String name, LocalDate birthDate) {

  /** The text in which a mention stands. */
  public enum Source {
    INSTRUCTION,
    CONTEXT
  }

  /** Whether two mentions name the same patient, so that one need not be looked up again. */
  public boolean sameAs(PatientMention other) {
    if (mrn != null || other.mrn != null) {
      return mrn != null && mrn.equals(other.mrn);
    }
    if (reference != null || other.reference != null) {
      return reference != null && reference.equals(other.reference);
    }
    return name != null
        && name.equalsIgnoreCase(other.name)
        && (birthDate == null || other.birthDate == null || birthDate.equals(other.birthDate));
  }
}
