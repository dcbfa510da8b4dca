package org.chartwarden.trials.criteria;

import java.util.Collections;
import java.util.Set;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.Term;

/**
 * What complicates a pregnancy and ends with it: of a pregnant woman it is asked of the pregnancy
 * that she carries.
 */
final class OfPregnancy {

  private static final Set<String> COMPLICATIONS =
      Set.of(
          "hypertensive-pregnancy",
          "gestational-diabetes",
          "placenta-previa",
          "placental-abruption",
          "hyperemesis",
          "cholestasis-of-pregnancy",
          "premature-rupture-of-membranes",
          "preterm-labor",
          "antepartum-haemorrhage",
          "oligohydramnios",
          "polyhydramnios",
          "chorioamnionitis",
          "fetal-growth-restriction");

  private OfPregnancy() {}

  /** Whether a question for a condition asks for this pregnancy. */
  static boolean asks(Term term, PatientFacts facts) {
    return !Collections.disjoint(COMPLICATIONS, term.closure())
        && facts.statuses(StatusFact.PREGNANCY).stream()
            .anyMatch(fact -> fact.state() == FactState.PRESENT);
  }
}
