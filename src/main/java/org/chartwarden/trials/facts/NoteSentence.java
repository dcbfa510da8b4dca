package org.chartwarden.trials.facts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One sentence of a note, for what no list holds: languages, abilities, circumstances.
 *
 * @param text the sentence
 * @param on the day of the note, if it is known
 * @param evidence the note and the place of the sentence in it
 */
public record NoteSentence(String text, Optional<LocalDate> on, FactEvidence evidence)
    implements Fact {

  @Override
  public NoteSentence at(FactEvidence other) {
    return new NoteSentence(text, on, other);
  }
}
