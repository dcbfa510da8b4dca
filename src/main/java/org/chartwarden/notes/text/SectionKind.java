package org.chartwarden.notes.text;

/** What a section of a note is about, whatever its heading is called. */
public enum SectionKind {
  /** What stands before the first heading. */
  OPENING,
  COMPLAINT,
  PRESENT_ILLNESS,
  PAST_HISTORY,
  MEDICATIONS,
  ALLERGIES,
  SOCIAL_HISTORY,
  FAMILY_HISTORY,
  REVIEW_OF_SYSTEMS,
  VITAL_SIGNS,
  EXAMINATION,
  LABORATORY,
  MICROBIOLOGY,
  IMAGING,
  PROCEDURES,
  COURSE,
  ASSESSMENT,
  PLAN,
  DISCHARGE,
  FOLLOW_UP,
  DISCUSSION,
  /** One system of the body, as nurses and intensive care write: "resp: ...", "GI - ...". */
  SYSTEM,
  /** Lines, tubes and drains. */
  LINES,
  INTAKE_OUTPUT,
  CODE_STATUS,
  /** A heading that is none of these. */
  OTHER
}
