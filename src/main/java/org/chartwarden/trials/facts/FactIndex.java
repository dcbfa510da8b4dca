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
  private final Map<String, List<ProblemFact>> tested = new HashMap<>();
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
    this.problems = new NameIndex<>(problems, ProblemFact::name, kinds(FactLook.PROBLEM));
    this.drugs = new NameIndex<>(drugs, DrugFact::name, kinds(FactLook.DRUG));
    this.procedures = new NameIndex<>(procedures, ProcedureFact::name, kinds(FactLook.PROCEDURE));
    this.sentences = new SentenceIndex(sentences);
    told.forEach(
        fact -> statuses.computeIfAbsent(fact.status(), one -> new ArrayList<>(2)).add(fact));
    this.measurements = new MeasureIndex(measured);
  }

  /** Kinds of terms that the names of a list are looked up by beside what they were read as. */
  static Set<TermKind> kinds(String list) {
    return list.equals(FactLook.DRUG) ? Set.of() : Set.of(TermKind.PROCEDURE);
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
        FactLook.NAME, this.names.stems(),
        FactLook.WORD, sentences.stems(),
        FactLook.STATUS, statuses.keySet(),
        FactLook.MEASURE, measurements.keys());
  }

  /** The different names of each list that looks by names look at. */
  Map<String, List<FactName>> names() {
    return Map.of(
        FactLook.PROBLEM, problems.names(),
        FactLook.DRUG, drugs.names(),
        FactLook.PROCEDURE, procedures.names());
  }

  /** The different words of the notes, of letters, digits and {@code _} in lower case. */
  Set<String> noteWords() {
    return sentences.words();
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
    return like(FactLook.PROBLEM, problems, term);
  }

  List<ProblemFact> problems(List<Term> terms) {
    asked(() -> FactLook.like(FactLook.PROBLEM, terms));
    return problems.like(terms);
  }

  List<ProblemFact> problemsOfAny(Collection<String> ids) {
    asked(() -> FactLook.namedAny(FactLook.PROBLEM, ids));
    return problems.ofAny(ids);
  }

  List<DrugFact> drugs(Term term) {
    return like(FactLook.DRUG, drugs, term);
  }

  List<ProcedureFact> procedures(Term term) {
    return like(FactLook.PROCEDURE, procedures, term);
  }

  private <T> List<T> like(String list, NameIndex<T> index, Term term) {
    asked(() -> FactLook.like(list, List.of(term)));
    return index.like(term);
  }

  List<ProblemFact> problemsNamed(String key, Predicate<FactName> test) {
    return named(FactLook.PROBLEM, problems, key, test);
  }

  List<DrugFact> drugsNamed(String key, Predicate<FactName> test) {
    return named(FactLook.DRUG, drugs, key, test);
  }

  List<ProcedureFact> proceduresNamed(String key, Predicate<FactName> test) {
    return named(FactLook.PROCEDURE, procedures, key, test);
  }

  private <T> List<T> named(String list, NameIndex<T> index, String key, Predicate<FactName> test) {
    asked(() -> FactLook.named(list, key, test));
    return index.named(key, test);
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
            FactLook.sentences(
                key, sieve, facts -> !facts.sentencesWhere(key, sieve, lower).isEmpty()));
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

  List<ProblemFact> problemsWhere(String key, Predicate<ProblemFact> test) {
    asked(
        () -> FactLook.where("problems", key, facts -> !facts.problemsWhere(key, test).isEmpty()));
    synchronized (tested) {
      return tested.computeIfAbsent(key, one -> problemFacts.stream().filter(test).toList());
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
