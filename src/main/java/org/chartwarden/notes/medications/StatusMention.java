package org.chartwarden.notes.medications;

import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * What the note says happens with a drug.
 *
 * @param words the words that say so; empty when none do
 */
public record StatusMention(MedicationStatus status, Optional<TextSpan> words) {

  static final StatusMention UNSAID = new StatusMention(MedicationStatus.UNSAID, Optional.empty());
}
