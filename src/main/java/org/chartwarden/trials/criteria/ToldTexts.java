package org.chartwarden.trials.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactText;
import org.chartwarden.trials.facts.FactTexts;
import org.chartwarden.trials.facts.PatientFacts;

/** The words of some facts, and the sentences around them, each once. Not for several threads. */
final class ToldTexts {

  private final List<FactEvidence> evidence;
  private final PatientFacts facts;
  private Set<FactText> texts;

  ToldTexts(List<FactEvidence> evidence, PatientFacts facts) {
    this.evidence = evidence;
    this.facts = facts;
  }

  private Set<FactText> texts() {
    if (texts == null) {
      FactTexts all = FactTexts.of(facts);
      // Equal texts of a patient are one.
      texts = new LinkedHashSet<>();
      for (FactEvidence one : evidence) {
        texts.add(all.own(one));
        texts.add(all.around(one));
      }
    }
    return texts;
  }

  /**
   * Whether one of them says some words, be it in other words.
   *
   * @param stems of the words that mean something
   * @param sought what the words mean
   */
  boolean say(List<String> stems, SoughtMeaning sought) {
    if (stems.isEmpty()) {
      return false;
    }
    for (FactText text : texts()) {
      if (text.words().say(stems) || NoteMention.toldIn(text.clauses(), sought)) {
        return true;
      }
    }
    return false;
  }
}
