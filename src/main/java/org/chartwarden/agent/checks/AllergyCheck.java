package org.chartwarden.agent.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.consistency.drugs.AllergyClasses;

/**
 * Compares the drug with the allergies: the substance and its class are HIGH, the other
 * beta-lactams are CAUTION.
 *
 * <p>Cross-reactivity of penicillins with cephalosporins and carbapenems is about 2 % and 1 %: Khan
 * DA et al., Drug allergy: a 2022 practice parameter update, J Allergy Clin Immunol
 * 2022;150:1333-1393.
 */
final class AllergyCheck implements OrderCheck {

  private static final String BETA_LACTAM = "beta-lactam";

  @Override
  public String id() {
    return "allergy";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    if (order.drug().isEmpty()) {
      return List.of();
    }
    if (!chart.allergiesCharted()) {
      return List.of(Warnings.info("no-allergies-charted", "nothing about allergies is charted"));
    }
    Drug drug = order.drug().get();
    List<ChangeWarning> warnings = new ArrayList<>();
    for (AllergyFact allergy : chart.allergies()) {
      compare(drug, allergy, warnings);
    }
    if (warnings.isEmpty() && drug.concept().isEmpty() && !chart.allergies().isEmpty()) {
      warnings.add(
          Warnings.caution(
              "allergy-not-comparable",
              drug.text()
                  + " is not in the vocabulary, so its class could not be compared with "
                  + chart.allergies().size()
                  + " charted allergies",
              chart.allergies().get(0).evidence()));
    }
    return warnings;
  }

  private static void compare(Drug drug, AllergyFact allergy, List<ChangeWarning> warnings) {
    String charted = allergy.drug().text();
    if (drug.sharesSubstance(allergy.drug())) {
      warnings.add(
          Warnings.high(
              "allergy-to-drug",
              "the patient is allergic to " + charted + ", and " + drug.name() + " contains it",
              allergy.evidence()));
      return;
    }
    String shared = sharedClass(drug, allergy);
    if (shared != null) {
      warnings.add(
          Warnings.high(
              "allergy-to-class",
              "the patient is allergic to "
                  + charted
                  + ", and "
                  + drug.name()
                  + " is of the same class ("
                  + shared
                  + ")",
              allergy.evidence()));
    } else if (drug.inClass(BETA_LACTAM) && isBetaLactam(allergy)) {
      warnings.add(
          Warnings.caution(
              "allergy-cross-reaction",
              "the patient is allergic to "
                  + charted
                  + "; "
                  + drug.name()
                  + " is another beta-lactam and may cross-react",
              allergy.evidence()));
    }
  }

  private static String sharedClass(Drug drug, AllergyFact allergy) {
    if (allergy.drugClass().isPresent() && drug.inClass(allergy.drugClass().get())) {
      return allergy.drugClass().get();
    }
    return allergy.drug().concept().isEmpty() || drug.concept().isEmpty()
        ? null
        : AllergyClasses.shared(
                allergy.drug().concept().get().drugClasses(), drug.concept().get().drugClasses())
            .orElse(null);
  }

  private static boolean isBetaLactam(AllergyFact allergy) {
    return allergy.drug().inClass(BETA_LACTAM)
        || allergy
            .drugClass()
            .filter(Set.of("penicillin", "cephalosporin", "carbapenem", BETA_LACTAM)::contains)
            .isPresent();
  }
}
