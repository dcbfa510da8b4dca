package org.chartwarden.consistency.plausibility.api;

import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.model.SentenceProposal;
import org.chartwarden.consistency.plausibility.rules.NoteFlaw;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;

/**
 * What came of the check of a note.
 *
 * @param text the note
 * @param source where it is stored; empty when it was sent
 * @param flaws what the rules found
 * @param proposal what a model takes for wrong
 * @param proposedBy the model; empty when none was named
 * @param warnings what a person should know of the reading
 */
record NoteCheck(
    String text,
    Optional<RecordPointer> source,
    List<NoteFlaw> flaws,
    Optional<Proposed> proposal,
    String proposedBy,
    List<String> warnings) {

  /** A proposal with its place in the note. */
  record Proposed(SentenceProposal proposal, TextSpan span) {}

  NoteCheck {
    flaws = List.copyOf(flaws);
    warnings = List.copyOf(warnings);
  }
}
