package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;

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

  /** Whether it is true of the patient. */
  CriterionVerdict verdict(PatientFacts facts);
}
