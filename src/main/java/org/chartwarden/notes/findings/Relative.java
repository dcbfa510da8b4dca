package org.chartwarden.notes.findings;

import java.util.OptionalInt;

/**
 * Whom a finding belongs to when it is not the patient.
 *
 * @param name the word for the person as the note has it, in lower case
 * @param kinship how near
 * @param age age in years at which the person had it, where the note tells
 */
public record Relative(String name, Kinship kinship, OptionalInt age) {

  /** How near a person stands to the patient. */
  public enum Kinship {
    /** Parent, sibling, child. */
    FIRST_DEGREE,
    /** Any other blood relative, or the family as a whole. */
    OTHER_BLOOD,
    /** Spouse, friend, donor and other people. */
    NOT_RELATED
  }

  public boolean related() {
    return kinship != Kinship.NOT_RELATED;
  }
}
