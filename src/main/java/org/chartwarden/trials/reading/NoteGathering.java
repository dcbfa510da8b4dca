package org.chartwarden.trials.reading;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.Fact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Puts together what the notes of one patient say. A sentence that an earlier note repeats word for
 * word tells nothing new: of facts that are equal in equal sentences the one of the newest note
 * stands for all.
 */
final class NoteGathering {

  private final PatientFacts.Builder facts;
  private final KnownProblems known;
  private final Set<Object> told = new HashSet<>();

  /** A fact without its note, and the sentence it stands in. */
  private record Told(Fact fact, String sentence) {}

  NoteGathering(PatientFacts.Builder facts, KnownProblems known) {
    this.facts = facts;
    this.known = known;
  }

  /** Takes a note; newer ones come first. */
  void add(ReadNote note) {
    TreeMap<Integer, NoteSentence> sentences = new TreeMap<>();
    for (NoteStatement statement : note.statements()) {
      if (statement.fact() instanceof NoteSentence sentence) {
        sentences.put(start(sentence), sentence);
      }
    }
    Set<Object> own = new HashSet<>();
    for (NoteStatement statement : note.statements()) {
      Fact fact =
          known.areOver(statement.conditions())
              ? statement.past(note.note().day())
              : statement.fact();
      Object what = what(fact, sentences);
      if (!told.contains(what)) {
        facts.add(fact);
        own.add(what);
      }
    }
    told.addAll(own);
  }

  private static int start(Fact fact) {
    return fact.evidence().span().map(TextSpan::start).orElse(0);
  }

  /** What tells a fact from those of other notes. */
  private static Object what(Fact fact, TreeMap<Integer, NoteSentence> sentences) {
    if (fact instanceof NoteSentence sentence) {
      return sentence.text();
    }
    Map.Entry<Integer, NoteSentence> around = sentences.floorEntry(start(fact));
    if (fact instanceof MeasuredFact || around == null || fact.evidence().span().isEmpty()) {
      return fact;
    }
    TextSpan span = fact.evidence().span().get();
    int from = span.start() - around.getKey();
    TextSpan within = new TextSpan(from, from + span.end() - span.start(), span.text());
    return new Told(
        fact.at(new FactEvidence(Optional.empty(), Optional.of(within), fact.evidence().text())),
        around.getValue().text());
  }
}
