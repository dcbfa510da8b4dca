package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every criterion type there is; a new one is one line here. */
public final class CriterionTypeCatalog {

  private static final List<CriterionType> ALL =
      List.of(
          new PermissionCriterion(),
          new AgeCriterion(),
          new SexCriterion(),
          new PregnancyCriterion(),
          new ContraceptionCriterion(),
          new DiagnosisCriterion(),
          new InfectionCriterion(),
          new OrganFunctionCriterion(),
          new MeasurementCriterion(),
          new DerivedValueCriterion(),
          new FunctionalStatusCriterion(),
          new TherapyCriterion(),
          new ProcedureCriterion(),
          new BiomarkerCriterion(),
          new AllergyCriterion(),
          new VaccinationCriterion(),
          new SmokingCriterion(),
          new SubstanceUseCriterion(),
          new ConsentCriterion(),
          new JudgementCriterion(),
          new LanguageCriterion(),
          new AbilityCriterion(),
          new ResidenceCriterion(),
          new SettingCriterion(),
          new LifeExpectancyCriterion(),
          new TrialParticipationCriterion(),
          new HealthCriterion(),
          new LifestyleCriterion(),
          new PopulationCriterion(),
          new LogisticsCriterion(),
          new EducationCriterion(),
          new FindingCriterion());

  // Duplicate ids end the start with an IllegalStateException.
  private static final Map<String, CriterionType> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(CriterionType::id, type -> type));

  private CriterionTypeCatalog() {}

  public static List<CriterionType> all() {
    return ALL;
  }

  /** The type of that id, or empty. */
  public static Optional<CriterionType> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
