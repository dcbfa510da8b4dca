package org.chartwarden.trials.focus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.junit.jupiter.api.Test;

class TrialFocusTest {

  private static double held(String facts, TrialFocus focus) {
    return focus.heldBy(PatientConcepts.of(FactsText.of("born 1960-01-01; " + facts)));
  }

  private static TrialFocus about(String... conditions) {
    return TrialFocus.of("", List.of(conditions), List.of());
  }

  @Test
  void isHeldByWhoHasTheCondition() {
    assertThat(held("problem COPD", about("Chronic Obstructive Pulmonary Disease"))).isEqualTo(1);
    assertThat(held("problem gout", about("Chronic Obstructive Pulmonary Disease"))).isZero();
  }

  @Test
  void isHeldInPartByWhoHasOneOfTwo() {
    double one = held("problem COPD", about("COPD", "Heart Failure"));
    assertThat(one).isBetween(0.5, 0.9);
    assertThat(held("problem COPD; problem heart failure", about("COPD", "Heart Failure")))
        .isEqualTo(1);
  }

  @Test
  void isHeldLessByWhoHasANarrowerOrAWiderThing() {
    double same = held("problem type 2 diabetes", about("Type 2 Diabetes"));
    double narrower = held("problem type 2 diabetes", about("Diabetes"));
    double wider = held("problem diabetes", about("Type 2 Diabetes"));
    assertThat(same).isGreaterThan(narrower);
    assertThat(narrower).isGreaterThan(wider);
    assertThat(wider).isPositive();
  }

  @Test
  void isNotHeldByWhoIsSaidNotToHaveIt() {
    assertThat(held("no problem COPD", about("COPD"))).isZero();
  }

  @Test
  void takesConditionsThatNoListHoldsByTheirWords() {
    assertThat(held("problem Quux syndrome of Zorg", about("Quux Syndrome"))).isEqualTo(1);
    assertThat(held("problem Quux fever", about("Quux Syndrome"))).isZero();
  }

  @Test
  void isToldByTitleOrFirstInclusionsWhereThereAreNoConditions() {
    assertThat(held("problem COPD", TrialFocus.of("Inhaler in COPD", List.of(), List.of())))
        .isPositive();
    TrialFocus inclusions =
        TrialFocus.of(
            "",
            List.of(),
            List.of(
                EligibilityCriterion.given("i1", CriterionKind.INCLUSION, "No history of COPD"),
                EligibilityCriterion.given("i2", CriterionKind.INCLUSION, "Gout"),
                EligibilityCriterion.given("e1", CriterionKind.EXCLUSION, "Asthma")));
    assertThat(held("problem COPD; problem asthma", inclusions)).isZero();
    assertThat(held("problem gout", inclusions)).isPositive();
  }

  @Test
  void isNothingWhereATrialTellsNothing() {
    assertThat(held("problem COPD", about())).isZero();
    assertThat(held("problem COPD", about("Healthy"))).isZero();
  }
}
