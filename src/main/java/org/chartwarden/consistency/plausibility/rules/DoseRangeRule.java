package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.drugs.DoseLimit;
import org.chartwarden.consistency.drugs.DoseLimits;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.medications.DoseAmount;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.units.Amount;

/**
 * A dose or day's dose of an adult above what {@link DoseLimits} call dangerous, or below a tenth
 * of the lowest usual dose, which is how a wrong unit or a slipped decimal point shows.
 */
final class DoseRangeRule implements NoteRule {

  private static final BigDecimal TEN = BigDecimal.TEN;

  private static final Map<Route, String> ROUTES =
      Map.of(
          Route.ORAL, "oral",
          Route.ENTERAL_TUBE, "oral",
          Route.INTRAVENOUS, "IV",
          Route.SUBCUTANEOUS, "SC");

  /** Words of a dose that nobody ordered, or that is a sum. */
  private static final Phrases NOT_ORDERED =
      Phrases.of(
          "overdose;overdosed;ingested;ingestion;swallowed;toxicity;toxic;total;total of;cumulative;"
              + "intoxication;suicide;allergic to;over the course of;contains;bottle;bottles;mixed"
              + " in;mixed;divided;test;stimulation;suppression;loading;load;loaded;infusion;drip");

  @Override
  public String id() {
    return "dose-range";
  }

  @Override
  public String title() {
    return "A dose that is too high or too low for an adult by its label.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    if (note.child()) {
      return List.of();
    }
    List<NoteFlaw> flaws = new ArrayList<>();
    for (DrugStatement drug : note.drugs()) {
      boolean single = drug.dose().isPresent() && !drug.dose().get().unit().contains("/");
      if (single && !note.says(drug.sentence(), NOT_ORDERED)) {
        judge(drug, drug.dose().get(), flaws);
      }
    }
    return flaws;
  }

  private void judge(DrugStatement drug, DoseAmount dose, List<NoteFlaw> flaws) {
    String route = drug.route() == null ? "" : ROUTES.getOrDefault(drug.route(), "?");
    Set<String> substances = drug.substances();
    List<DoseLimit> limits =
        DoseLimits.all().stream()
            .filter(limit -> substances.contains(limit.drug()))
            .filter(
                limit ->
                    route.isEmpty() || limit.route().equals(route) || limit.route().equals("any"))
            .toList();
    if (limits.isEmpty()) {
      return;
    }
    // Without a route the dose is wrong only when it is by every route.
    List<Optional<NoteFlaw>> each = limits.stream().map(limit -> flaw(drug, dose, limit)).toList();
    if (each.stream().allMatch(Optional::isPresent)) {
      flaws.add(each.get(0).get());
    }
  }

  private Optional<NoteFlaw> flaw(DrugStatement drug, DoseAmount dose, DoseLimit limit) {
    BigDecimal least = limit.inUnit(new Amount(dose.low(), dose.unit())).orElse(BigDecimal.ZERO);
    BigDecimal most = limit.inUnit(new Amount(dose.high(), dose.unit())).orElse(BigDecimal.ZERO);
    if (least.signum() <= 0) {
      return Optional.empty();
    }
    String unit = " " + limit.unit();
    String shown = dose.high().toPlainString() + " " + dose.unit() + " of " + drug.name();
    if (limit.high() != null && most.compareTo(limit.high()) > 0) {
      return flaw(
          drug,
          Severity.HIGH,
          shown
              + " is above "
              + limit.high().toPlainString()
              + unit
              + " for one dose ("
              + limit.source()
              + ").");
    }
    if (limit.low() != null && least.multiply(TEN).compareTo(limit.low()) < 0) {
      return flaw(
          drug,
          Severity.MODERATE,
          shown
              + " is less than a tenth of the lowest usual dose, "
              + limit.low().toPlainString()
              + unit
              + ".");
    }
    BigDecimal perDay = drug.perDay();
    if (perDay != null
        && limit.perDay() != null
        && least.multiply(perDay).compareTo(limit.perDay()) > 0) {
      return flaw(
          drug,
          Severity.HIGH,
          shown
              + ", "
              + perDay.stripTrailingZeros().toPlainString()
              + " times a day, is above "
              + limit.perDay().toPlainString()
              + unit
              + " a day ("
              + limit.source()
              + ").");
    }
    return Optional.empty();
  }

  private Optional<NoteFlaw> flaw(DrugStatement drug, Severity severity, String reason) {
    return Optional.of(
        new NoteFlaw(
            id(),
            severity,
            List.of(drug.mention().span()),
            reason,
            "Compare dose and unit with the order; correct the note or the order."));
  }
}
