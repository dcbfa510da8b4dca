package org.chartwarden.agent.language.recognisers;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;

/** Rows of a dosing table that do not overlap. */
final class TightBands {

  private TightBands() {}

  /** "Below 3.5: 40, below 3.0: 80" means from 3.0 to below 3.5: 40. */
  static List<DoseRule.Band> of(List<DoseRule.Band> bands) {
    List<DoseRule.Band> result = new ArrayList<>();
    for (DoseRule.Band band : bands) {
      Comparison range = band.range();
      if (range.low() == null && range.high() != null) {
        Comparison lower = null;
        for (DoseRule.Band other : bands) {
          Comparison o = other.range();
          boolean below =
              o.low() == null && o.high() != null && o.high().compareTo(range.high()) < 0;
          if (below && (lower == null || o.high().compareTo(lower.high()) > 0)) {
            lower = o;
          }
        }
        if (lower != null) {
          range =
              new Comparison(
                  lower.high(),
                  !lower.highInclusive(),
                  range.high(),
                  range.highInclusive(),
                  null,
                  range.unit(),
                  false);
        }
      }
      result.add(new DoseRule.Band(range, band.dose()));
    }
    return result;
  }
}
