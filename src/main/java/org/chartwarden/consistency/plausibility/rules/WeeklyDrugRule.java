package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Route;

/**
 * A drug that is taken once a week written as daily: methotrexate for rheumatic disease (ISMP list
 * of high-alert medications) and weekly alendronate.
 */
final class WeeklyDrugRule implements NoteRule {

  /** Drug, and the smallest dose that is meant for a week. */
  private static final Map<String, BigDecimal> WEEKLY =
      Map.of("methotrexate", new BigDecimal("5"), "alendronate", new BigDecimal("35"));

  private static final Phrases WEEK =
      Phrases.of(
          "week;weekly;wk;qweek;every 7 days;sunday;monday;tuesday;wednesday;thursday;friday;saturday;cycle;intrathecal;high-dose;chemotherapy");

  @Override
  public String id() {
    return "weekly-drug-daily";
  }

  @Override
  public String title() {
    return "A drug for once a week that is written as daily.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    for (DrugStatement drug : note.drugs()) {
      BigDecimal weekly = WEEKLY.get(drug.drug().id());
      boolean oral = drug.route() == null || drug.route() == Route.ORAL;
      if (weekly == null || !oral || drug.dose().isEmpty() || note.says(drug.sentence(), WEEK)) {
        continue;
      }
      DoseAmount dose = drug.dose().get();
      if (dose.unit().equals("mg")
          && dose.low().compareTo(weekly) >= 0
          && drug.perDay() != null
          && drug.perDay().compareTo(BigDecimal.ONE) >= 0) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.HIGH,
                List.of(drug.mention().span()),
                drug.drug().display()
                    + " "
                    + dose.low().toPlainString()
                    + " mg is a dose for a week and is written as daily.",
                "Confirm the day of the week and correct the frequency; daily use is dangerous."));
      }
    }
    return flaws;
  }
}
