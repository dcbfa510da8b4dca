package org.chartwarden.trials.focus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.Words;

/** Every concept that a patient has, with how much it tells of the patient, 0 to 1. */
public final class PatientConcepts {

  private static final double SYMPTOM = 0.6;
  private static final double TREATMENT = 0.4;

  /** What a condition tells that the words of the patient only describe. */
  private static final double SUSPECTED = 0.8;

  /** What tells of a patient who comes for something else. */
  private static final double BESIDE = 0.8;

  /** What the wider thing tells of the patient who has the narrower one. */
  private static final double WIDER = 0.6;

  /** What a wider thing tells of a narrower one that is asked for. */
  private static final double NARROWER = 0.4;

  private final Map<String, Double> own = new HashMap<>();
  private final Map<String, Double> held = new HashMap<>();

  /** The stems of one name, with how much it tells. */
  private record Named(Set<String> stems, double weight) {}

  /** Names by each of their stems. */
  private final Map<String, List<Named>> names = new HashMap<>();

  private PatientConcepts() {}

  /** The concepts of a patient. */
  public static PatientConcepts of(PatientFacts facts) {
    return of(facts, evidence -> true);
  }

  /**
   * The concepts of a patient and of what the patient may have.
   *
   * @param main whether a fact is what the patient comes for; others tell less
   * @param suspected names of conditions that nobody has told yet
   */
  public static PatientConcepts of(
      PatientFacts facts, Predicate<FactEvidence> main, List<String> suspected) {
    PatientConcepts concepts = of(facts, main);
    suspected.forEach(name -> concepts.add(FactName.of(name), SUSPECTED));
    return concepts;
  }

  private static PatientConcepts of(PatientFacts facts, Predicate<FactEvidence> main) {
    // Charts name most things many times: only the most that a name tells counts.
    Map<FactName, Double> told = new HashMap<>();
    for (ProblemFact fact : facts.problems()) {
      double weight = weight(fact.state());
      told.merge(fact.name(), main.test(fact.evidence()) ? weight : BESIDE * weight, Math::max);
    }
    for (DrugFact fact : facts.drugs()) {
      told.merge(fact.name(), TREATMENT * weight(fact.state()), Math::max);
    }
    for (ProcedureFact fact : facts.procedures()) {
      told.merge(fact.name(), TREATMENT * weight(fact.state()), Math::max);
    }
    for (StatusFact fact : facts.statuses(StatusFact.PREGNANCY)) {
      told.merge(FactName.of("pregnancy"), weight(fact.state()), Math::max);
    }
    PatientConcepts concepts = new PatientConcepts();
    told.forEach(concepts::add);
    return concepts;
  }

  private static double weight(FactState state) {
    return switch (state) {
      case PRESENT -> 1;
      case PAST -> 0.8;
      case PLANNED -> 0.7;
      case POSSIBLE -> 0.6;
      case ABSENT, RELATIVE -> 0;
    };
  }

  private void add(FactName name, double weight) {
    if (weight == 0) {
      return;
    }
    for (String text : name.texts()) {
      for (NamedConcept concept : ConceptNames.in(text)) {
        boolean symptom = concept.sort() == NamedConcept.Sort.SYMPTOM;
        add(concept.id(), concept.closure(), symptom ? SYMPTOM * weight : weight);
      }
      Named named = new Named(Set.copyOf(Words.stems(text)), weight);
      for (String stem : named.stems()) {
        names.computeIfAbsent(stem, one -> new ArrayList<>(2)).add(named);
      }
    }
    if (!name.codes().isEmpty()) {
      coded(TermBook.standard().idsOf(name.codes()), weight);
    }
  }

  private void coded(Set<String> ids, double weight) {
    for (String id : ids) {
      boolean wider =
          ids.stream()
              .anyMatch(
                  other -> !other.equals(id) && TermBook.standard().closure(other).contains(id));
      if (!wider) {
        Set<String> closure =
            Set.copyOf(TermBook.standard().closure(id).stream().map(ConceptNames::term).toList());
        add(ConceptNames.term(id), closure, weight);
      }
    }
  }

  private void add(String id, Set<String> closure, double weight) {
    own.merge(id, weight, Math::max);
    closure.forEach(
        wider -> held.merge(wider, wider.equals(id) ? weight : WIDER * weight, Math::max));
  }

  /** How far the patient has a concept: all, a part where only a wider one is told, or nothing. */
  double has(NamedConcept concept) {
    Double whole = held.get(concept.id());
    if (whole != null) {
      return whole;
    }
    double most = 0;
    for (String wider : concept.closure()) {
      Double one = own.get(wider);
      most = one == null ? most : Math.max(most, one);
    }
    return NARROWER * most;
  }

  /**
   * How far the patient has what some words name that no list holds.
   *
   * @param stems of the words, one at least
   */
  double hasNamed(List<String> stems) {
    double most = 0;
    for (Named name : names.getOrDefault(stems.get(0), List.of())) {
      if (name.weight() > most && name.stems().containsAll(stems)) {
        most = name.weight();
      }
    }
    return most;
  }
}
