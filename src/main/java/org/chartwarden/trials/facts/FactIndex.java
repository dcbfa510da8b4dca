package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/**
 * Finds facts of one patient by what they are called, so that a question looks at those few that
 * may answer it. It adds nothing to the facts; all of them are equal.
 */
final class FactIndex {

  private static final Set<FactState> TOLD =
      Set.of(FactState.PRESENT, FactState.PAST, FactState.POSSIBLE);

  private static final FactLook PROBLEMS =
      FactLook.at("problems", facts -> !facts.problems().isEmpty());
  private static final FactLook SENTENCES =
      FactLook.at("sentences", facts -> !facts.sentences().isEmpty());

  private final NameIndex<ProblemFact> problems;
  private final NameIndex<DrugFact> drugs;
  private final NameIndex<ProcedureFact> procedures;
  private final SentenceIndex sentences;
  private final MeasureIndex measurements;
  private final Map<String, List<StatusFact>> statuses = new HashMap<>();
  private final Map<String, List<?>> tested = new HashMap<>();
  private final Map<String, Object> derived = new HashMap<>();
  private final Map<String, SentenceWords> words = new HashMap<>();
  private final NameWords names;
  private final List<ProblemFact> problemFacts;
  private List<FactName> toldProblems;

  /** Hears of every look; null when nobody listens. */
  private final Consumer<FactLook> listener;

  FactIndex(
      List<ProblemFact> problems,
      List<DrugFact> drugs,
      List<ProcedureFact> procedures,
      List<MeasuredFact> measured,
      List<StatusFact> told,
      List<NoteSentence> sentences,
      Consumer<FactLook> listener) {
    this.listener = listener;
    this.problemFacts = problems;
    this.names = new NameWords(problems, drugs, procedures);
    this.problems = new NameIndex<>(problems, ProblemFact::name, Set.of(TermKind.PROCEDURE));
    this.drugs = new NameIndex<>(drugs, DrugFact::name, Set.of());
    this.procedures = new NameIndex<>(procedures, ProcedureFact::name, Set.of(TermKind.PROCEDURE));
    this.sentences = new SentenceIndex(sentences);
    told.forEach(
        fact -> statuses.computeIfAbsent(fact.status(), one -> new ArrayList<>(2)).add(fact));
    this.measurements = new MeasureIndex(measured);
  }

  /** Tells the listener of a look that needs no index. */
  void asked(FactLook look) {
    if (listener != null) {
      listener.accept(look);
    }
  }

  private void asked(Supplier<FactLook> look) {
    if (listener != null) {
      listener.accept(look.get());
    }
  }

  /** Everything by which a look may find something. */
  Map<String, Collection<String>> keys() {
    Set<String> names = new HashSet<>(problems.meaningKeys());
    names.addAll(procedures.meaningKeys());
    return Map.of(
        FactLook.MEANING, sentences.keys(),
        FactLook.NAME_MEANING, names,
        FactLook.PROBLEM, problems.keys(),
        FactLook.DRUG, drugs.keys(),
        FactLook.PROCEDURE, procedures.keys(),
        FactLook.NAME, this.names.stems(),
        FactLook.WORD, sentences.stems(),
        FactLook.STATUS, statuses.keySet(),
        FactLook.MEASURE, measurements.keys());
  }

  /** Names of problems that are there, were or may be, each once. */
  List<FactName> toldProblems() {
    asked(PROBLEMS);
    synchronized (words) {
      if (toldProblems == null) {
        toldProblems =
            problemFacts.stream()
                .filter(fact -> TOLD.contains(fact.state()))
                .map(ProblemFact::name)
                .distinct()
                .toList();
      }
      return toldProblems;
    }
  }

  List<ProblemFact> problems(Term term) {
    asked(
        () ->
            FactLook.like(
                FactLook.PROBLEM, List.of(term), facts -> !facts.problemsLike(term).isEmpty()));
    return problems.like(term);
  }

  List<ProblemFact> problems(List<Term> terms) {
    asked(
        () ->
            FactLook.like(FactLook.PROBLEM, terms, facts -> !facts.problemsLike(terms).isEmpty()));
    return problems.like(terms);
  }

  List<ProblemFact> problemsOfAny(Collection<String> ids) {
    asked(
        () -> FactLook.byAny(FactLook.PROBLEM, ids, facts -> !facts.problemsOfAny(ids).isEmpty()));
    return problems.ofAny(ids);
  }

  List<DrugFact> drugs(Term term) {
    asked(
        () ->
            FactLook.like(FactLook.DRUG, List.of(term), facts -> !facts.drugsLike(term).isEmpty()));
    return drugs.like(term);
  }

  List<ProcedureFact> procedures(Term term) {
    asked(
        () ->
            FactLook.like(
                FactLook.PROCEDURE, List.of(term), facts -> !facts.proceduresLike(term).isEmpty()));
    return procedures.like(term);
  }

  List<NoteSentence> sentencesSaying(List<String> stems) {
    // A denied mention changes nothing, but the look is then one with that of sentencesHolding.
    asked(() -> FactLook.byAll(stems, facts -> !facts.sentencesHolding(stems).isEmpty()));
    return sentences.saying(stems);
  }

  List<NoteSentence> sentencesHolding(List<String> stems) {
    asked(() -> FactLook.byAll(stems, facts -> !facts.sentencesHolding(stems).isEmpty()));
    return sentences.holding(stems);
  }

  List<NoteSentence> sentencesMeaning(List<String> keys) {
    asked(
        () ->
            FactLook.byAll(
                FactLook.MEANING, keys, facts -> !facts.sentencesMeaning(keys).isEmpty()));
    return sentences.meaning(keys);
  }

  List<ProblemFact> problemsMeaning(List<String> keys) {
    askedNames(keys);
    return problems.telling(keys);
  }

  List<ProcedureFact> proceduresMeaning(List<String> keys) {
    askedNames(keys);
    return procedures.telling(keys);
  }

  private void askedNames(List<String> keys) {
    asked(
        () ->
            FactLook.byAll(
                FactLook.NAME_MEANING,
                keys,
                facts ->
                    !facts.proceduresMeaning(keys).isEmpty()
                        || !facts.problemsMeaning(keys).isEmpty()));
  }

  List<NoteSentence> sentences(String key, SentenceSieve sieve, Predicate<String> lower) {
    asked(
        () ->
            FactLook.where(
                "sentences", key, facts -> !facts.sentencesWhere(key, sieve, lower).isEmpty()));
    return sentences.where(key, sieve, lower);
  }

  Optional<NoteSentence> sentenceAround(FactEvidence evidence) {
    asked(SENTENCES);
    return sentences.around(evidence);
  }

  Set<String> noteStems() {
    asked(SENTENCES);
    return sentences.stems();
  }

  /**
   * Those of a list that pass a test. What a key found is kept, so a key must always come with the
   * same test.
   */
  @SuppressWarnings("unchecked")
  <T> List<T> where(
      String list, String key, List<T> facts, Predicate<T> test, Predicate<PatientFacts> finds) {
    asked(() -> FactLook.where(list, key, finds));
    synchronized (tested) {
      // A key of one list only ever holds facts of that list.
      return (List<T>)
          tested.computeIfAbsent(list + " " + key, one -> facts.stream().filter(test).toList());
    }
  }

  /** What was worked out before of these facts; while looks are heard of, everything is anew. */
  @SuppressWarnings("unchecked")
  <V> V derived(String key, Supplier<V> answer) {
    if (listener != null) {
      return answer.get();
    }
    synchronized (derived) {
      // A key always comes with the same function, so with answers of one type.
      V known = (V) derived.get(key);
      if (known == null) {
        known = answer.get();
        derived.put(key, known);
      }
      return known;
    }
  }

  List<MeasuredFact> measurementsNaming(Collection<String> pieces) {
    asked(
        () ->
            FactLook.where(
                "measurements",
                "naming " + new TreeSet<>(pieces),
                facts -> !facts.measurementsNaming(pieces).isEmpty()));
    return measurements.naming(pieces);
  }

  SentenceWords words(String text) {
    synchronized (words) {
      return words.computeIfAbsent(text, SentenceWords::of);
    }
  }

  /** Places of problems, drugs and procedures whose names hold any of some stems, in order. */
  List<FactEvidence> named(Collection<String> stems) {
    asked(() -> FactLook.byAny(FactLook.NAME, stems, facts -> !facts.namedByWord(stems).isEmpty()));
    return names.holding(stems);
  }

  List<StatusFact> statuses(String status) {
    asked(
        () ->
            FactLook.byAny(
                FactLook.STATUS, List.of(status), facts -> !facts.statuses(status).isEmpty()));
    return statuses.getOrDefault(status, List.of());
  }

  /** Facts with one of these concepts or one of these codes, in their order. */
  List<MeasuredFact> measurements(Collection<String> concepts, Collection<String> codes) {
    asked(
        () ->
            FactLook.byAny(
                FactLook.MEASURE,
                MeasureIndex.keys(concepts, codes),
                facts -> !facts.measured(concepts, codes).isEmpty()));
    return measurements.of(concepts, codes);
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
