package org.chartwarden.smart;

import java.util.List;
import java.util.Optional;

/**
 * What the authorization server must know of the record: which patients, encounters and users there
 * are and which search parameters a scope may use. The gateway answers.
 */
public interface RecordDirectory {

  /**
   * A patient, for people who choose one.
   *
   * @param id logical id
   * @param name as a person would write it
   * @param detail birth date, sex and identifiers, as far as known
   */
  record PatientEntry(String id, String name, String detail) {}

  /**
   * Patients whom a user may reach and whose name or identifier matches; the first ones when
   * nothing is asked for.
   *
   * @param fhirUser reference of the user, who is shown no patient that the access policy refuses
   */
  List<PatientEntry> patients(String fhirUser, String wanted, int most);

  /** The patient with a logical id, if the user may reach it. */
  Optional<PatientEntry> patient(String fhirUser, String id);

  /**
   * An encounter, for people who choose one.
   *
   * @param id logical id
   * @param name what kind it is
   * @param detail when it was and how it stands, as far as known
   */
  record EncounterEntry(String id, String name, String detail) {}

  /** The latest encounters of a patient that a user may reach. */
  List<EncounterEntry> encounters(String fhirUser, String patient, int most);

  /** The encounter with a logical id, if it is one of the patient and the user may reach it. */
  Optional<EncounterEntry> encounter(String fhirUser, String patient, String id);

  /** The patient that a reference of a user (Patient, RelatedPerson) is or relates to. */
  Optional<String> patientOf(String fhirUser);

  /** Whether a scope can be kept: its type is there and its search parameters can be judged. */
  boolean serves(String type, String query);
}
