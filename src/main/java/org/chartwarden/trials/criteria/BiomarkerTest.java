package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Whether a marker is so.
 *
 * @param marker gene, receptor, antigen or stage
 * @param state positive, negative, or empty when only the marker or a stage is named
 */
record BiomarkerTest(String marker, String state) implements CriterionTest {

  @Override
  public String type() {
    return "biomarker";
  }

  @Override
  public String describe() {
    return "biomarker " + marker + (state.isEmpty() ? "" : " " + state);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    Told told = Told.nothing();
    MarkerStates.of(facts, marker, true).forEach(state.equals("negative") ? told::no : told::yes);
    MarkerStates.of(facts, marker, false).forEach(state.equals("negative") ? told::yes : told::no);
    CriterionVerdict verdict = told.verdict(describe(), false);
    return verdict.state() == CriterionState.UNKNOWN
        ? CriterionVerdict.unknown(verdict.reason(), MissingItem.test(describe(), Optional.empty()))
        : verdict;
  }
}
