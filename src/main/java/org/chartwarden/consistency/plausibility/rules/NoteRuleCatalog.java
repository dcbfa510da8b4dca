package org.chartwarden.consistency.plausibility.rules;

import java.util.List;

/** All rules. Their order is that of reports and means nothing else. */
public final class NoteRuleCatalog {

  private static final List<NoteRule> ALL =
      List.of(
          new AllergiesDeniedRule(),
          new CalendarDayRule(),
          new DayCountRule(),
          new DayOrderRule(),
          new DerivedValueRule(),
          new DosePerWeightRule(),
          new DoseRangeRule(),
          new DrugConditionRule(),
          new DrugDespiteAllergyRule(),
          new DuplicateDrugRule(),
          new FeverDeniedRule(),
          new FluidBalanceRule(),
          new GlasgowSumRule(),
          new HabitRule(),
          new HistoryDeniedRule(),
          new ImpossibleScoreRule(),
          new ImpossibleValueRule(),
          new ObstetricFormulaRule(),
          new OrganOfSexRule(),
          new OrganismDrugRule(),
          new PersonRule(),
          new PressurePairRule(),
          new RuledOutDiagnosisRule(),
          new SideRule(),
          new StoppedDrugContinuedRule(),
          new TwoUnitsRule(),
          new WeeklyDrugRule());

  private NoteRuleCatalog() {}

  public static List<NoteRule> all() {
    return ALL;
  }
}
