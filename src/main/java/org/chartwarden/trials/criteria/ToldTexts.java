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
    return say(words, Sentences.stems(words));
  }

  /**
   * As {@link #say(String)}.
   *
   * @param stems of the words that mean something
   */
  boolean say(String words, List<String> stems) {
    if (stems.isEmpty()) {
      return false;
    }
    for (String text : texts()) {
      if (facts.words(text).say(stems)) {
        return true;
      }
    }
    SoughtMeaning sought = SoughtMeaning.of(words);
    for (String text : texts()) {
      if (NoteMention.toldIn(text, sought)) {
        return true;
      }
    }
    return false;
  }
}
