package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The end of a list that leaves it open: "or any other disease that could interfere". What is meant
 * is known by the things that the list names; the words alone let nobody in and keep nobody out.
 *
 * @param words as the criterion writes them
 */
record LikewiseTest(String words) implements CriterionTest {

  @Override
  public String type() {
    return "judgement";
  }

  @Override
  public String describe() {
    return "judgement the like";
  }

  @Override
  public List<DataNeed> needs() {
    return List.of();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    return CriterionVerdict.notApplicable(
        "What else is like this (\"" + words + "\") is for the investigator to judge.", List.of());
  }
}
