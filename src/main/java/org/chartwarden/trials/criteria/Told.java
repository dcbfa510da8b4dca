package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.Kept;

/** What statuses and sentences of notes tell, sorted into yes and no. */
final class Told {

  private final List<FactEvidence> yes = new ArrayList<>();
  private final List<FactEvidence> no = new ArrayList<>();

  /** What is told of a status now. */
  static Told now(PatientFacts facts, String status) {
    Told told = new Told();
    for (StatusFact fact : facts.statuses(status)) {
      if (fact.state() == FactState.PRESENT) {
        told.yes.add(fact.evidence());
      } else if (fact.state() == FactState.ABSENT
          || fact.state() == FactState.PAST && !status.equals(StatusFact.INPATIENT)) {
        told.no.add(fact.evidence());
      }
    }
    return told;
  }

  private static final int KEPT = 5_000;

  /** The stems of the words between the blanks. */
  private static final Kept<String, List<String>> STEMS =
      new Kept<>(KEPT, words -> Arrays.stream(words.split(" ")).map(SentenceWords::stem).toList());

  /** Adds sentences that say any of these, each a set of words. */
  Told yesIf(PatientFacts facts, String... wordings) {
    add(facts, yes, wordings);
    return this;
  }

  Told noIf(PatientFacts facts, String... wordings) {
    add(facts, no, wordings);
    return this;
  }

  /** Adds the sentences that answer a topic of {@code trial-answers.psv}. */
  Told answered(PatientFacts facts, String topic) {
    yes.addAll(NoteAnswers.of(facts, topic, true));
    no.addAll(NoteAnswers.of(facts, topic, false));
    return this;
  }

  private static void add(PatientFacts facts, List<FactEvidence> list, String... wordings) {
    for (String wording : wordings) {
      for (NoteSentence sentence : facts.sentencesSaying(STEMS.of(wording))) {
        list.add(sentence.evidence());
      }
    }
  }

  Told yes(FactEvidence evidence) {
    yes.add(evidence);
    return this;
  }

  Told no(FactEvidence evidence) {
    no.add(evidence);
    return this;
  }

  /** Where both is told, leaves out what says no, or what says yes. */
  Told prevailing(boolean answer) {
    if (!yes.isEmpty() && !no.isEmpty()) {
      (answer ? no : yes).clear();
    }
    return this;
  }

  /** Whether anything says yes and nothing says no. */
  boolean affirmed() {
    return !yes.isEmpty() && no.isEmpty();
  }

  static Told nothing() {
    return new Told();
  }

  /** The verdict: met by a yes, not met by a no, conflicting by both, unknown by neither. */
  CriterionVerdict verdict(String what, boolean contrary) {
    if (!yes.isEmpty() && !no.isEmpty()) {
      List<FactEvidence> both = new ArrayList<>(yes);
      both.addAll(no);
      return CriterionVerdict.conflicting(
          "The record tells both of " + what + ".", both, MissingItem.ask(what));
    }
    if (yes.isEmpty() && no.isEmpty()) {
      return CriterionVerdict.unknown(
          "The record does not tell of " + what + ".", MissingItem.ask(what));
    }
    boolean met = yes.isEmpty() == contrary;
    String reason = "The record tells: " + (yes.isEmpty() ? no : yes).get(0).text() + ".";
    return met
        ? CriterionVerdict.met(reason, yes.isEmpty() ? no : yes)
        : CriterionVerdict.notMet(reason, yes.isEmpty() ? no : yes);
  }
}
