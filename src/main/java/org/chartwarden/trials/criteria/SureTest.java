package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * A question of a criterion that was not read whole: only answers that the words nobody understood
 * cannot turn round are given, any other is unknown.
 *
 * @param test the question
 * @param sure the states that count
 * @param silence whether it may be denied because complete lists do not hold it
 */
record SureTest(CriterionTest test, Set<CriterionState> sure, boolean silence)
    implements CriterionTest {

  SureTest {
    sure = Set.copyOf(sure);
  }

  @Override
  public String type() {
    return test.type();
  }

  @Override
  public String describe() {
    return test.describe();
  }

  @Override
  public List<DataNeed> needs() {
    return test.needs();
  }

  @Override
  public Optional<Term> named() {
    return test.named();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    return given(underlying().verdict(facts), facts);
  }

  @Override
  public CriterionTest underlying() {
    return test;
  }

  @Override
  public CriterionVerdict given(CriterionVerdict told, PatientFacts facts) {
    boolean silent =
        !silence
            && told.state() == CriterionState.NOT_MET
            && told.evidence().stream().allMatch(facts::tellsCompleteness);
    return sure.contains(told.state()) && !silent
        ? told
        : CriterionVerdict.unknown(told.reason(), told.evidence(), MissingItem.review(describe()));
  }
}
