package org.chartwarden.trials.criteria.qualifiers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.terms.Term;

/**
 * A condition that a chart tells.
 *
 * @param term the condition, where it has a name
 * @param ever whether the question is for any time of life
 * @param evidence the facts that tell it
 * @param facts the chart
 */
public record QualifiedThing(
    Optional<Term> term, boolean ever, List<FactEvidence> evidence, PatientFacts facts) {

  public QualifiedThing {
    evidence = List.copyOf(evidence);
  }

  /**
   * The words around a fact.
   *
   * @param words in lower case
   * @param from index of the first word of its name, -1 where all words are about it
   * @param to index after the last one
   */
  record Text(List<String> words, int from, int to) {}

  /** Each row of the chart, and each sentence of a note, that tells the condition. */
  List<Text> texts() {
    Map<String, Text> all = new LinkedHashMap<>();
    for (FactEvidence one : evidence) {
      Optional<String> sentence =
          one.span().isEmpty()
              ? Optional.empty()
              : facts.sentenceAround(one).map(NoteSentence::text);
      List<String> words = facts.words(sentence.orElse(one.text())).plain();
      List<String> name = SentenceWords.of(one.text()).plain();
      int at = sentence.isEmpty() ? -1 : Collections.indexOfSubList(words, name);
      all.put(
          sentence.orElse(one.text()) + at,
          new Text(words, at, at < 0 ? words.size() : at + name.size()));
    }
    return new ArrayList<>(all.values());
  }

  /** The rows of the problem list, and mentions of notes, that tell it. */
  List<ProblemFact> problems() {
    return term.map(
            one ->
                facts.problemsLike(one).stream()
                    .filter(fact -> evidence.contains(fact.evidence()))
                    .toList())
        .orElse(List.of());
  }

  /** Whether it is a cancer. */
  boolean malignant() {
    return term.filter(one -> one.closure().contains("malignancy")).isPresent();
  }
}
