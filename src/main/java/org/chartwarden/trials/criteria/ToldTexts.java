package org.chartwarden.trials.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;

/** The words of some facts, and the sentences around them, each once. Not for several threads. */
final class ToldTexts {

  private final List<FactEvidence> evidence;
  private final PatientFacts facts;
  private Set<String> texts;

  ToldTexts(List<FactEvidence> evidence, PatientFacts facts) {
    this.evidence = evidence;
    this.facts = facts;
  }

  private Set<String> texts() {
    if (texts == null) {
      texts = new LinkedHashSet<>();
      for (FactEvidence one : evidence) {
        texts.add(one.text());
        texts.add(Degree.around(one, facts));
      }
    }
    return texts;
  }

  /** Whether one of them says some words, be it in other words. */
  boolean say(String words) {
    return say(Sentences.stems(words), SoughtMeaning.of(words));
  }

  /**
   * As {@link #say(String)}.
   *
   * @param stems of the words that mean something
   * @param sought what the words mean
   */
  boolean say(List<String> stems, SoughtMeaning sought) {
    return !stems.isEmpty()
        && texts().stream()
            .anyMatch(text -> facts.words(text).say(stems) || NoteMention.toldIn(text, sought));
  }
}
