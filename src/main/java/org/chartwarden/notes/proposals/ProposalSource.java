package org.chartwarden.notes.proposals;

import java.util.Optional;
import org.chartwarden.notes.times.NoteContext;

/**
 * Where proposals come from.
 *
 * @param note reference of the note with its version; empty when it is not stored
 * @param patient reference of the patient; empty when it is not known
 * @param encounter reference of the encounter, if there is one
 * @param context when the note was written; with it, times are told
 */
public record ProposalSource(
    Optional<String> note,
    Optional<String> patient,
    Optional<String> encounter,
    Optional<NoteContext> context) {

  /** A note that is not stored and whose patient is not known. */
  public static final ProposalSource NONE =
      new ProposalSource(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
