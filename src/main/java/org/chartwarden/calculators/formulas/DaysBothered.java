package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * An item of the Patient Health Questionnaires: on how many days of the last two weeks one was
 * bothered, 0 to 3 points.
 *
 * <p>Kroenke K, Spitzer RL, Williams JB, J Gen Intern Med 2001;16:606-613.
 */
final class DaysBothered {

  private DaysBothered() {}

  static Choice item(String name, String label) {
    return Choice.of(
        name,
        label,
        Option.worth(0, "0", "not at all"),
        Option.worth(1, "1", "several days"),
        Option.worth(2, "2", "more than half the days"),
        Option.worth(3, "3", "nearly every day"));
  }
}
