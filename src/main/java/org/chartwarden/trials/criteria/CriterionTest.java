package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * One question that a criterion asks of a patient: a leaf of its logical form. A pure value; equal
 * questions are equal. All that it learns of a patient it asks {@link PatientFacts} for, and what
 * it asks for depends on nothing but earlier answers: runs over many patients rely on that.
 */
public interface CriterionTest {

  /** Id of the {@link CriterionType} that recognised it. */
  String type();

  /** The question in one line, always the same for the same question: {@code age >= 18 a}. */
  String describe();

  /** What it looks at. */
  List<DataNeed> needs();

  /** What it asks for by name; empty for a question that looks at other things. */
  default Optional<Term> named() {
    return Optional.empty();
  }

  /** Whether it is true of the patient. */
  CriterionVerdict verdict(PatientFacts facts);

  /** The question whose answer tells that of this one by {@link #given}; itself for most. */
  default CriterionTest underlying() {
    return this;
  }

  /** The answer of {@link #verdict}, given that to {@link #underlying}. */
  default CriterionVerdict given(CriterionVerdict told, PatientFacts facts) {
    return told;
  }
}
