package org.chartwarden.trials.reading;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.phrases.Kept;

/**
 * What the words of sentences tell by themselves. Notes repeat each other, those of different
 * patients too, so it is kept.
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
   * @param vaccine whether it names a vaccine
   */
  record Signs(
      Set<FactList> complete,
      List<StatusWords.Hit> statuses,
      List<Denials.Joint> denials,
      boolean research,
      boolean stay,
      boolean vaccine) {}

  private static final int KEPT = 20_000;

  private static final Kept<String, Signs> KNOWN =
      new Kept<>(
          KEPT,
          words ->
              new Signs(
                  CompleteLists.in(words),
                  List.copyOf(StatusWords.in(words)),
                  List.copyOf(Denials.joint(words)),
                  TrialWords.speakIn(words),
                  NoteStays.speakIn(words),
                  NoteVaccines.speakIn(words)));

  private SentenceSigns() {}

  static Signs of(String sentence) {
    return KNOWN.of(sentence);
  }
}
