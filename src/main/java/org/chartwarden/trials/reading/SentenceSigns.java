package org.chartwarden.trials.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.trials.facts.FactList;

/**
 * What the words of sentences tell by themselves. The notes of a patient repeat each other, so it
 * is kept while they are read.
 */
final class SentenceSigns {

  /**
   * What one sentence tells.
   *
   * @param complete lists that it calls complete
   * @param statuses states of life
   * @param denials conditions that it denies by words that share their head
   * @param research whether it may speak of taking part in research
   * @param stay whether it may speak of a stay in hospital
   */
  record Signs(
      Set<FactList> complete,
      List<StatusWords.Hit> statuses,
      List<Denials.Joint> denials,
      boolean research,
      boolean stay) {}

  private final Map<String, Signs> known = new HashMap<>();

  Signs of(String sentence) {
    return known.computeIfAbsent(
        sentence,
        words ->
            new Signs(
                CompleteLists.in(words),
                StatusWords.in(words),
                Denials.joint(words),
                TrialWords.speakIn(words),
                NoteStays.speakIn(words)));
  }
}
