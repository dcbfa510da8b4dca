package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.terms.MeasureBook;

/**
 * "Adequate organ function" without limits: the limits that trials usually set. Results within all
 * of them, at least three, tell an adequate function; one beyond leaves it to a person.
 */
final class OrganLimits {

  private static final int ENOUGH = 3;

  private record Usual(String measure, Bounds bounds, String unit, Limit limit) {}

  private static final List<Usual> USUAL =
      List.of(
          new Usual("hemoglobin", least("9"), "g/dL", Limit.NONE),
          new Usual("platelets", least("100"), "10*3/uL", Limit.NONE),
          new Usual("neutrophils", least("1.5"), "10*3/uL", Limit.NONE),
          new Usual("creatinine", most("1.5"), "", Limit.UPPER),
          new Usual("alt", most("2.5"), "", Limit.UPPER),
          new Usual("bilirubin-total", most("1.5"), "", Limit.UPPER));

  private OrganLimits() {}

  private static Bounds least(String number) {
    return Bounds.atLeast(new BigDecimal(number));
  }

  private static Bounds most(String number) {
    return Bounds.atMost(new BigDecimal(number));
  }

  /** Met where enough results lie within the usual limits and none beyond, else null. */
  static CriterionVerdict of(PatientFacts facts) {
    List<CriterionVerdict> within = new ArrayList<>();
    for (Usual usual : USUAL) {
      CriterionVerdict one =
          new MeasureTest(
                  "measurement",
                  MeasureBook.standard().find(usual.measure()).orElseThrow(),
                  usual.bounds(),
                  usual.unit(),
                  usual.limit(),
                  Optional.empty())
              .verdict(facts);
      if (one.state() == CriterionState.NOT_MET || one.state() == CriterionState.CONFLICTING) {
        return null;
      }
      if (one.state() == CriterionState.MET) {
        within.add(one);
      }
    }
    return within.size() < ENOUGH ? null : Kleene.all(within);
  }
}
