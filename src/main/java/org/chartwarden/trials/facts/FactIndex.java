package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/**
 * Finds facts of one patient by what they are called, so that a question looks at those few that
 * may answer it. It adds nothing to the facts; all of them are equal.
 */
final class FactIndex {

  /** Keeps codes apart from ids. */
  private static final char CODE = '|';

  private static final BitSet NONE = new BitSet();

  private final NameIndex<ProblemFact> problems;
  private final NameIndex<DrugFact> drugs;
  private final NameIndex<ProcedureFact> procedures;
  private final SentenceIndex sentences;
  private final List<MeasuredFact> measured;
  private final Map<String, BitSet> measurements = new HashMap<>();
  private final Map<String, List<StatusFact>> statuses = new HashMap<>();

  FactIndex(
      List<ProblemFact> problems,
      List<DrugFact> drugs,
      List<ProcedureFact> procedures,
      List<MeasuredFact> measured,
      List<StatusFact> told,
      List<NoteSentence> sentences) {
    this.problems = new NameIndex<>(problems, ProblemFact::name, Set.of(TermKind.PROCEDURE));
    this.drugs = new NameIndex<>(drugs, DrugFact::name, Set.of());
    this.procedures = new NameIndex<>(procedures, ProcedureFact::name, Set.of(TermKind.PROCEDURE));
    this.sentences = new SentenceIndex(sentences);
    told.forEach(
        fact -> statuses.computeIfAbsent(fact.status(), one -> new ArrayList<>(2)).add(fact));
    this.measured = measured;
    for (int i = 0; i < measured.size(); i++) {
      measured(measured.get(i).concept(), i);
      for (Code code : measured.get(i).codes()) {
        measured(CODE + code.code(), i);
      }
    }
  }

  private void measured(String key, int number) {
    measurements.computeIfAbsent(key, one -> new BitSet()).set(number);
  }

  NameKeys keys() {
    Set<String> ids = new HashSet<>();
    Set<String> stems = new HashSet<>();
    problems.addKeys(ids, stems);
    drugs.addKeys(ids, stems);
    procedures.addKeys(ids, stems);
    return new NameKeys(ids, stems);
  }

  List<ProblemFact> problems(List<Term> terms) {
    return problems.like(terms);
  }

  List<DrugFact> drugs(Term term) {
    return drugs.like(List.of(term));
  }

  List<ProcedureFact> procedures(Term term) {
    return procedures.like(List.of(term));
  }

  List<NoteSentence> sentences(List<String> words) {
    return sentences.saying(words);
  }

  List<NoteSentence> sentencesHolding(List<String> stems) {
    return sentences.holding(stems);
  }

  List<NoteSentence> sentences(String key, Predicate<String> lower) {
    return sentences.where(key, lower);
  }

  Optional<NoteSentence> sentenceAround(FactEvidence evidence) {
    return sentences.around(evidence);
  }

  Set<String> noteStems() {
    return sentences.stems();
  }

  List<StatusFact> statuses(String status) {
    return statuses.getOrDefault(status, List.of());
  }

  /** Facts with one of these concepts or one of these codes, in their order. */
  List<MeasuredFact> measurements(Collection<String> concepts, Collection<String> codes) {
    BitSet found = new BitSet();
    for (String concept : concepts) {
      found.or(measurements.getOrDefault(concept, NONE));
    }
    for (String code : codes) {
      found.or(measurements.getOrDefault(CODE + code, NONE));
    }
    return found.isEmpty() ? List.of() : found.stream().mapToObj(measured::get).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactIndex;
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
