package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;

/**
 * One place where a note names a problem, sign, procedure, drug or drug class.
 *
 * @param concepts id of what is named, then the ids of everything wider that it is
 * @param span the words that name it
 * @param sentence index of its sentence in the note
 * @param section what its section is about
 * @param assertion what is said of it
 * @param cue the words that say so; empty when nothing but the name is there
 * @param relative whose it is when it is not the patient's
 * @param severity how strong it is said to be
 * @param time when it was
 */
public record FindingMention(
    List<String> concepts,
    TextSpan span,
    int sentence,
    SectionKind section,
    Assertion assertion,
    String cue,
    Optional<Relative> relative,
    Severity severity,
    FindingTime time) {

  public FindingMention {
    concepts = List.copyOf(concepts);
  }

  /** Id of what is named. */
  public String concept() {
    return concepts.get(0);
  }

  /** Whether it is the concept or a narrower one. */
  public boolean is(String id) {
    return concepts.contains(id);
  }

  /** Whether it is the patient's own and said to be there now or before. */
  public boolean affirmed() {
    return relative.isEmpty()
        && switch (assertion) {
          case PRESENT, HISTORICAL, RESOLVED -> true;
          case NEGATED, POSSIBLE, CONDITIONAL, HYPOTHETICAL, FAMILY, PLANNED -> false;
        };
  }

  /** Whether the patient is said not to have it. */
  public boolean denied() {
    return relative.isEmpty() && assertion == Assertion.NEGATED;
  }
}
