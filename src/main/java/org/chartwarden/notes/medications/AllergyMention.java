package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * One statement of a note about an allergy.
 *
 * @param kind what is said
 * @param substance the substance as written; empty for {@link Kind#NONE_KNOWN}
 * @param candidates the drugs or drug classes it may be; none for foods and unknown names
 * @param reactions what it did, as written
 * @param span the whole statement
 * @param sentence index of the sentence in the note
 */
public record AllergyMention(
    Kind kind,
    String substance,
    List<Medication> candidates,
    List<String> reactions,
    TextSpan span,
    int sentence) {

  /** What is said. */
  public enum Kind {
    ALLERGIC,
    /** An effect that is no allergy, as nausea from codeine. */
    INTOLERANT,
    /** "NKDA", "no known allergies". */
    NONE_KNOWN,
    /** "no allergy to penicillin". */
    DENIED,
    /** "tolerates cephalosporins". */
    TOLERATED,
    /** "allergies unknown", "unable to obtain". */
    UNKNOWN
  }

  public AllergyMention {
    candidates = List.copyOf(candidates);
    reactions = List.copyOf(reactions);
  }

  /** The drug, if only one can be meant. */
  public Optional<Medication> medication() {
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }
}
