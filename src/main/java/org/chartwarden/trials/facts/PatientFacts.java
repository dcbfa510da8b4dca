package org.chartwarden.trials.facts;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/**
 * Everything that verdicts need of one patient.
 *
 * @param indexDate the day on which criteria are judged
 * @param person who the patient is
 * @param problems diagnoses, symptoms, signs, devices; denials too
 * @param drugs drugs taken, taken before, planned, denied
 * @param procedures operations and treatments; denials too
 * @param allergies allergies and intolerances; denials too
 * @param measurements results and scores, in any order
 * @param statuses states of life: pregnancy, smoking, where the patient lives
 * @param sentences every sentence of every note
 * @param completeness the lists that the record says are complete, each with where it says so
 * @param index finds them by name; {@link Builder#build} makes it
 */
public record PatientFacts(
    LocalDate indexDate,
    Person person,
    List<ProblemFact> problems,
    List<DrugFact> drugs,
    List<ProcedureFact> procedures,
    List<AllergyFact> allergies,
    List<MeasuredFact> measurements,
    List<StatusFact> statuses,
    List<NoteSentence> sentences,
    Map<FactList, FactEvidence> completeness,
    FactIndex index) {

  /**
   * Who the patient is.
   *
   * @param birth empty when the record does not tell
   * @param statedYears age that a note or summary states, used when there is no birth date; may be
   *     a fraction for infants
   * @param sex as the record tells it
   * @param evidence the patient resource or the words of the note
   */
  public record Person(
      Optional<LocalDate> birth,
      Optional<Double> statedYears,
      PersonSex sex,
      FactEvidence evidence) {}

  public PatientFacts {
    Objects.requireNonNull(indexDate, "indexDate");
    Objects.requireNonNull(person, "person");
    problems = List.copyOf(problems);
    drugs = List.copyOf(drugs);
    procedures = List.copyOf(procedures);
    allergies = List.copyOf(allergies);
    measurements = List.copyOf(measurements);
    statuses = List.copyOf(statuses);
    sentences = List.copyOf(sentences);
    completeness = Map.copyOf(completeness);
    Objects.requireNonNull(index, "index");
  }

  @Override
  public LocalDate indexDate() {
    index.asked(FactLook.WHO);
    return indexDate;
  }

  @Override
  public Person person() {
    index.asked(FactLook.WHO);
    return person;
  }

  @Override
  public List<ProblemFact> problems() {
    index.asked(Whole.PROBLEMS);
    return problems;
  }

  @Override
  public List<DrugFact> drugs() {
    index.asked(Whole.DRUGS);
    return drugs;
  }

  @Override
  public List<ProcedureFact> procedures() {
    index.asked(Whole.PROCEDURES);
    return procedures;
  }

  @Override
  public List<AllergyFact> allergies() {
    index.asked(Whole.ALLERGIES);
    return allergies;
  }

  @Override
  public List<MeasuredFact> measurements() {
    index.asked(Whole.MEASUREMENTS);
    return measurements;
  }

  @Override
  public List<StatusFact> statuses() {
    index.asked(Whole.STATUSES);
    return statuses;
  }

  @Override
  public List<NoteSentence> sentences() {
    index.asked(Whole.SENTENCES);
    return sentences;
  }

  /** Looks at whole lists. */
  private static final class Whole {
    private static final FactLook PROBLEMS = FactLook.at("problems", f -> !f.problems.isEmpty());
    private static final FactLook DRUGS = FactLook.at("drugs", f -> !f.drugs.isEmpty());
    private static final FactLook PROCEDURES =
        FactLook.at("procedures", f -> !f.procedures.isEmpty());
    private static final FactLook ALLERGIES = FactLook.at("allergies", f -> !f.allergies.isEmpty());
    private static final FactLook MEASUREMENTS =
        FactLook.at("measurements", f -> !f.measurements.isEmpty());
    private static final FactLook STATUSES = FactLook.at("statuses", f -> !f.statuses.isEmpty());
    private static final FactLook SENTENCES = FactLook.at("sentences", f -> !f.sentences.isEmpty());

    private Whole() {}
  }

  /** Age on the index date in completed months; empty when neither birth nor age is told. */
  public Optional<Integer> ageMonths() {
    index.asked(FactLook.WHO);
    if (person.birth().isPresent()) {
      return Optional.of((int) Period.between(person.birth().get(), indexDate).toTotalMonths());
    }
    return person.statedYears().map(years -> (int) Math.floor(years * 12 + 1e-6));
  }

  /** Age on the index date in completed years. */
  public Optional<Integer> ageYears() {
    return ageMonths().map(months -> Math.floorDiv(months, 12));
  }

  /** What is told of one status, in any order. */
  public List<StatusFact> statuses(String status) {
    return index.statuses(status);
  }

  /**
   * Every problem whose name fits a term, even as a wider thing, touches it or has its id; in
   * order.
   */
  public List<ProblemFact> problemsLike(Term term) {
    return index.problems(term);
  }

  /** As {@link #problemsLike(Term)}, for any of some terms. */
  public List<ProblemFact> problemsLike(List<Term> terms) {
    return index.problems(terms);
  }

  /** Problems, in order, whose names have any of some ids of the clinical vocabulary. */
  public List<ProblemFact> problemsOfAny(Collection<String> ids) {
    return index.problemsOfAny(ids);
  }

  /** For each list of a {@link FactLook} by name the different names that it looks at. */
  public Map<String, List<FactName>> names() {
    return index.names();
  }

  /** The different words of the notes that a {@link FactLook} by word may mind. */
  public Set<String> noteWords() {
    return index.noteWords();
  }

  /** What other {@link FactLook}s that have keys may find something by, for each of their lists. */
  public Map<String, Collection<String>> keys() {
    return index.keys();
  }

  /** Names of problems that are there, were or may be, each once. */
  public List<FactName> toldProblems() {
    return index.toldProblems();
  }

  /** Every drug that {@link #problemsLike} would find by its name. */
  public List<DrugFact> drugsLike(Term term) {
    return index.drugs(term);
  }

  /** Every procedure that {@link #problemsLike} would find by its name. */
  public List<ProcedureFact> proceduresLike(Term term) {
    return index.procedures(term);
  }

  /** Problems that pass a test. The answer is kept: a key always comes with the same test. */
  public List<ProblemFact> problemsWhere(String key, Predicate<ProblemFact> test) {
    return index.problemsWhere(key, test);
  }

  /** Problems whose names pass a test. The answer is kept as that of {@link #problemsWhere}. */
  public List<ProblemFact> problemsNamed(String key, Predicate<FactName> test) {
    return index.problemsNamed(key, test);
  }

  /** Drugs whose names pass a test. The answer is kept as that of {@link #problemsWhere}. */
  public List<DrugFact> drugsNamed(String key, Predicate<FactName> test) {
    return index.drugsNamed(key, test);
  }

  /** Procedures whose names pass a test. The answer is kept as that of {@link #problemsWhere}. */
  public List<ProcedureFact> proceduresNamed(String key, Predicate<FactName> test) {
    return index.proceduresNamed(key, test);
  }

  /**
   * What a pure function makes of these facts. The answer is kept: a key always comes with the same
   * function.
   */
  public <V> V derived(String key, Function<PatientFacts, V> function) {
    return index.derived(key, () -> function.apply(this));
  }

  /** Results whose evidence, in lower case, holds every one of some pieces of words. */
  public List<MeasuredFact> measurementsNaming(Collection<String> pieces) {
    return index.measurementsNaming(pieces);
  }

  /**
   * Where the problems, then the drugs, then the procedures stand whose names hold any of some
   * stems, be they those of {@link SentenceWords} or of names.
   */
  public List<FactEvidence> namedByWord(Collection<String> stems) {
    return index.named(stems);
  }

  /** Measurements with one of these concepts or one of these codes, in order. */
  public List<MeasuredFact> measured(Collection<String> concepts, Collection<String> codes) {
    return index.measurements(concepts, codes);
  }

  /** Sentences that hold every one of some stems and no denial before the first of them. */
  public List<NoteSentence> sentencesSaying(List<String> stems) {
    return index.sentencesSaying(stems);
  }

  /** Sentences that hold every one of some stems, whatever they say of them. */
  public List<NoteSentence> sentencesHolding(List<String> stems) {
    return index.sentencesHolding(stems);
  }

  /** Sentences that tell every one of some meanings of {@link WordKin}, or narrower ones. */
  public List<NoteSentence> sentencesMeaning(List<String> keys) {
    return index.sentencesMeaning(keys);
  }

  /** Problems, in order, whose names tell every one of some meanings, or narrower ones. */
  public List<ProblemFact> problemsMeaning(List<String> keys) {
    return index.problemsMeaning(keys);
  }

  /** Procedures as {@link #problemsMeaning}. */
  public List<ProcedureFact> proceduresMeaning(List<String> keys) {
    return index.proceduresMeaning(keys);
  }

  /**
   * Sentences whose words in lower case pass a test. The answer is kept: a key always comes with
   * the same test.
   */
  public List<NoteSentence> sentencesWhere(String key, Predicate<String> lower) {
    return index.sentences(key, SentenceSieve.NONE, lower);
  }

  /**
   * As {@link #sentencesWhere(String, Predicate)}, where a sieve tells which sentences cannot pass.
   */
  public List<NoteSentence> sentencesWhere(
      String key, SentenceSieve sieve, Predicate<String> lower) {
    return index.sentences(key, sieve, lower);
  }

  /** The words of a text of this patient; those of a text that was asked for before are kept. */
  public SentenceWords words(String text) {
    return index.words(text);
  }

  /** The sentence of a note that a fact was read from. */
  public Optional<NoteSentence> sentenceAround(FactEvidence evidence) {
    return index.sentenceAround(evidence);
  }

  /** The stems of all words of the notes. */
  public Set<String> noteStems() {
    return index.noteStems();
  }

  /** The lists that the record says are complete. */
  public Set<FactList> complete() {
    return completeness.keySet();
  }

  public boolean isComplete(FactList list) {
    return completeness.containsKey(list);
  }

  /** Where the record says that a list is complete; empty when it does not. */
  public List<FactEvidence> saysComplete(FactList list) {
    return Optional.ofNullable(completeness.get(list)).map(List::of).orElse(List.of());
  }

  /** Whether evidence only says that a list is complete. */
  public boolean tellsCompleteness(FactEvidence evidence) {
    return completeness.containsValue(evidence);
  }

  /**
   * A patient of whom the record tells nothing but which lists are complete.
   *
   * @param looks hears of everything that is looked for
   */
  public static PatientFacts silent(Set<FactList> complete, Consumer<FactLook> looks) {
    FactEvidence nowhere = new FactEvidence(Optional.empty(), Optional.empty(), "");
    Person nobody = new Person(Optional.empty(), Optional.empty(), PersonSex.UNKNOWN, nowhere);
    Builder none = of(LocalDate.EPOCH, nobody);
    complete.forEach(list -> none.complete(list, nowhere));
    return none.build(looks);
  }

  /** Begins the facts of a patient. */
  public static Builder of(LocalDate indexDate, Person person) {
    return new Builder(indexDate, person);
  }

  /** Gathers facts, and adds to every name the terms that its words and codes stand for. */
  public static final class Builder {
    private final LocalDate indexDate;
    private final Person person;
    private final List<ProblemFact> problems = new ArrayList<>();
    private final List<DrugFact> drugs = new ArrayList<>();
    private final List<ProcedureFact> procedures = new ArrayList<>();
    private final List<AllergyFact> allergies = new ArrayList<>();
    private final List<MeasuredFact> measurements = new ArrayList<>();
    private final List<StatusFact> statuses = new ArrayList<>();
    private final List<NoteSentence> sentences = new ArrayList<>();
    private final Map<FactList, FactEvidence> complete = new EnumMap<>(FactList.class);

    private Builder(LocalDate indexDate, Person person) {
      this.indexDate = indexDate;
      this.person = person;
    }

    /** Adds a fact of whatever kind. */
    public Builder add(Fact fact) {
      return switch (fact) {
        case ProblemFact one -> add(one);
        case DrugFact one -> add(one);
        case ProcedureFact one -> add(one);
        case AllergyFact one -> add(one);
        case MeasuredFact one -> add(one);
        case StatusFact one -> add(one);
        case NoteSentence one -> add(one);
        case CompleteList one -> complete(one.list(), one.evidence());
      };
    }

    public Builder add(ProblemFact fact) {
      problems.add(
          new ProblemFact(
              fact.name().widened(TermKind.CONDITION),
              fact.state(),
              fact.time(),
              fact.details(),
              fact.evidence()));
      return this;
    }

    public Builder add(DrugFact fact) {
      drugs.add(
          new DrugFact(
              fact.name().widened(TermKind.DRUG),
              fact.state(),
              fact.time(),
              fact.dailyDose(),
              fact.route(),
              fact.evidence()));
      return this;
    }

    public Builder add(ProcedureFact fact) {
      procedures.add(
          new ProcedureFact(
              fact.name().widened(TermKind.PROCEDURE), fact.state(), fact.time(), fact.evidence()));
      return this;
    }

    public Builder add(AllergyFact fact) {
      allergies.add(
          new AllergyFact(fact.substance().widened(TermKind.DRUG), fact.state(), fact.evidence()));
      return this;
    }

    public Builder add(MeasuredFact fact) {
      measurements.add(fact);
      return this;
    }

    public Builder add(StatusFact fact) {
      statuses.add(fact);
      return this;
    }

    public Builder add(NoteSentence sentence) {
      sentences.add(sentence);
      return this;
    }

    /** The record says here that this list is complete. */
    public Builder complete(FactList list, FactEvidence evidence) {
      complete.putIfAbsent(list, evidence);
      return this;
    }

    public PatientFacts build() {
      return build(null);
    }

    private PatientFacts build(Consumer<FactLook> listener) {
      return new PatientFacts(
          indexDate,
          person,
          problems,
          drugs,
          procedures,
          allergies,
          measurements,
          statuses,
          sentences,
          complete,
          new FactIndex(problems, drugs, procedures, measurements, statuses, sentences, listener));
    }
  }
}
