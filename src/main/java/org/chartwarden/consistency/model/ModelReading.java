package org.chartwarden.consistency.model;

import java.util.List;
import org.chartwarden.notes.claims.NoteClaim;

/**
 * The statements of a note, those of a model among them.
 *
 * @param claims the statements of the reader and those that the model added, in the order of the
 *     note
 * @param added how many the model added
 * @param dropped how many of the model's stand nowhere in the note or were taken back
 * @param read whether the model read the note; when not, the statements are the reader's alone
 * @param warnings what became of the model's reading, for a person
 */
public record ModelReading(
    List<NoteClaim> claims, int added, int dropped, boolean read, List<String> warnings) {

  public ModelReading {
    claims = List.copyOf(claims);
    warnings = List.copyOf(warnings);
  }
}
