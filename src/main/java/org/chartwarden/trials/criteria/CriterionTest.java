package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * One question that a criterion asks of a patient: a leaf of its logical form. A pure value; equal
 * questions are equal.
 */
public interface CriterionTest {

  /** Id of the {@link CriterionType} that recognised it. */
  String type();

  /** The question in one line, always the same for the same question: {@code age >= 18 a}. */
  String describe();

  /** What it looks at. */
  List<DataNeed> needs();

  /**
   * What facts must be like to count: problems, drugs or procedures that share no id and no word
   * with the term change nothing. Without any that do, and without notes that hold all the words of
   * {@link #spoken}, the answer depends on nothing of the patient but which lists are complete.
   * Empty for a question that looks at other things.
   */
  default Optional<Term> named() {
    return Optional.empty();
  }

  /** Stems of words that notes must hold, all of them, to answer a question by name; or none. */
  default List<String> spoken() {
    return List.of();
  }

  /** Whether it is true of the patient. */
  CriterionVerdict verdict(PatientFacts facts);
}
