package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;

/** Whether the patient uses electronic cigarettes: who smokes need not, and who does not may. */
record VapingTest() implements CriterionTest {

  static final String TOPIC = "vaping";

  @Override
  public String type() {
    return "smoking";
  }

  @Override
  public String describe() {
    return TOPIC;
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    return Told.nothing().answered(facts, TOPIC).verdict("electronic cigarettes", false);
  }
}
