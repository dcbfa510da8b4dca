package org.chartwarden.agent.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/**
 * An active order for the same substance or a second drug of a class that is given once, and a test
 * that is pending already. Two tests that are due more than four hours apart are serial monitoring,
 * not a duplicate.
 */
final class DuplicateOrderCheck implements OrderCheck {

  private static final List<String> ONE_OF_A_CLASS =
      List.of(
          "anticoagulant",
          "ace-inhibitor",
          "arb",
          "statin",
          "nsaid",
          "ssri",
          "beta-blocker",
          "benzodiazepine",
          "proton-pump-inhibitor",
          "potassium-supplement",
          "magnesium-supplement");

  private static final Duration APART = Duration.ofHours(4);

  @Override
  public String id() {
    return "duplicate-order";
  }

  @Override
  public List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart) {
    List<ChangeWarning> warnings = new ArrayList<>();
    if (order.drug().isPresent()) {
      for (MedicationFact active : chart.medications()) {
        drug(order.drug().get(), active, warnings);
      }
    } else {
      for (PendingTest pending : chart.pending()) {
        test(order, pending, warnings);
      }
    }
    return warnings;
  }

  private static void drug(Drug drug, MedicationFact active, List<ChangeWarning> warnings) {
    if (drug.sharesSubstance(active.drug())) {
      warnings.add(
          Warnings.caution(
              "duplicate-medication",
              active.drug().text() + " is active already and holds the same drug",
              active.evidence()));
      return;
    }
    for (String drugClass : ONE_OF_A_CLASS) {
      if (drug.inClass(drugClass) && active.drug().inClass(drugClass)) {
        warnings.add(
            Warnings.caution(
                "duplicate-class",
                active.drug().text() + " is active and of the same class (" + drugClass + ")",
                active.evidence()));
        return;
      }
    }
  }

  private static void test(OrderDraft order, PendingTest pending, List<ChangeWarning> warnings) {
    boolean same =
        pending.codes().stream().anyMatch(order.codes()::contains)
            || ClinicalVocabulary.key(pending.text()).equals(ClinicalVocabulary.key(order.text()));
    if (!same) {
      return;
    }
    boolean apart =
        order.occurrence() != null
            && pending.occurrence() != null
            && Duration.between(order.occurrence(), pending.occurrence()).abs().compareTo(APART)
                > 0;
    String message = pending.text() + " is ordered already";
    warnings.add(
        apart
            ? Warnings.info("pending-order", message + " for another time", pending.evidence())
            : Warnings.caution("duplicate-order", message, pending.evidence()));
  }
}
