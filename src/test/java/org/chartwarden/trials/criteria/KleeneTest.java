package org.chartwarden.trials.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chartwarden.trials.criteria.CriterionState.CONFLICTING;
import static org.chartwarden.trials.criteria.CriterionState.MET;
import static org.chartwarden.trials.criteria.CriterionState.NOT_APPLICABLE;
import static org.chartwarden.trials.criteria.CriterionState.NOT_MET;
import static org.chartwarden.trials.criteria.CriterionState.UNKNOWN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KleeneTest {

  @ParameterizedTest
  @CsvSource({
    "MET,MET,MET,MET",
    "MET,NOT_MET,NOT_MET,MET",
    "MET,UNKNOWN,UNKNOWN,MET",
    "NOT_MET,NOT_MET,NOT_MET,NOT_MET",
    "NOT_MET,UNKNOWN,NOT_MET,UNKNOWN",
    "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN",
    "CONFLICTING,UNKNOWN,CONFLICTING,CONFLICTING",
    "CONFLICTING,NOT_MET,NOT_MET,CONFLICTING",
    "CONFLICTING,MET,CONFLICTING,MET",
    "NOT_APPLICABLE,MET,MET,MET",
    "NOT_APPLICABLE,NOT_MET,NOT_MET,NOT_MET",
    "NOT_APPLICABLE,NOT_APPLICABLE,NOT_APPLICABLE,NOT_APPLICABLE"
  })
  void joinsTwo(CriterionState a, CriterionState b, CriterionState all, CriterionState any) {
    assertThat(Kleene.all(verdicts(a, b)).state()).isEqualTo(all);
    assertThat(Kleene.all(verdicts(b, a)).state()).isEqualTo(all);
    assertThat(Kleene.any(verdicts(a, b)).state()).isEqualTo(any);
    assertThat(Kleene.any(verdicts(b, a)).state()).isEqualTo(any);
  }

  @Test
  void countsWhatIsTrue() {
    assertThat(Kleene.atLeast(2, verdicts(MET, MET, NOT_MET)).state()).isEqualTo(MET);
    assertThat(Kleene.atLeast(2, verdicts(MET, UNKNOWN, NOT_MET)).state()).isEqualTo(UNKNOWN);
    assertThat(Kleene.atLeast(2, verdicts(MET, NOT_MET, NOT_MET)).state()).isEqualTo(NOT_MET);
  }

  @Test
  void anExceptionTakesOutWhatItNames() {
    assertThat(Kleene.except(verdict(MET), verdict(MET)).state()).isEqualTo(NOT_MET);
    assertThat(Kleene.except(verdict(MET), verdict(NOT_MET)).state()).isEqualTo(MET);
    assertThat(Kleene.except(verdict(MET), verdict(UNKNOWN)).state()).isEqualTo(UNKNOWN);
    assertThat(Kleene.except(verdict(NOT_MET), verdict(MET)).state()).isEqualTo(NOT_MET);
  }

  @Test
  void aDefinitionDecidesWhereItCan() {
    assertThat(Kleene.defined(verdict(MET), verdict(NOT_MET)).state()).isEqualTo(NOT_MET);
    assertThat(Kleene.defined(verdict(NOT_MET), verdict(UNKNOWN)).state()).isEqualTo(NOT_MET);
    assertThat(Kleene.defined(verdict(MET), verdict(UNKNOWN)).state()).isEqualTo(UNKNOWN);
  }

  @Test
  void negationLeavesWhatIsNotSettled() {
    assertThat(MET.negated()).isEqualTo(NOT_MET);
    assertThat(UNKNOWN.negated()).isEqualTo(UNKNOWN);
    assertThat(CONFLICTING.negated()).isEqualTo(CONFLICTING);
    assertThat(NOT_APPLICABLE.negated()).isEqualTo(NOT_APPLICABLE);
  }

  private static List<CriterionVerdict> verdicts(CriterionState... states) {
    return Arrays.stream(states).map(KleeneTest::verdict).toList();
  }

  private static CriterionVerdict verdict(CriterionState state) {
    return new CriterionVerdict(state, state + ".", List.of(), Optional.empty());
  }
}
