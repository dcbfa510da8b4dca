package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Settles names that may mean several drugs, a laboratory value or no drug at all. */
final class DrugDoubts {

  /** A condition under which a name means a drug: a unit and a range, or a route. */
  private record Sign(String unit, double low, double high, Route route) {}

  private static final Map<String, List<Sign>> SIGNS = signs();

  private DrugDoubts() {}

  /** Whether a statement is one about a drug. */
  static boolean holds(Statement s, SectionKind section) {
    if (!s.name.doubtful()) {
      return true;
    }
    if (s.name.laboratory()) {
      return laboratory(s);
    }
    boolean listed = section == SectionKind.MEDICATIONS;
    return s.evident() || listed || s.status != null || s.dose != null && s.times.isEmpty();
  }

  /** A name that is a laboratory value too is a drug only where a dose is meant. */
  private static boolean laboratory(Statement s) {
    boolean given =
        s.status == MedicationStatus.GIVEN
            || s.status == MedicationStatus.STARTED
            || s.status == MedicationStatus.CONTINUED && s.measured();
    boolean way =
        s.route != null
            || s.frequency.rhythm()
            || s.frequency.asNeeded
            || s.form != null
            || s.salt != null
            || given
            || s.count != null
            || s.rate != null;
    Amount dose = s.dose != null ? s.dose : s.strength;
    boolean sure =
        dose != null
            && (dose.unit().equals("meq")
                || dose.unit().equals("g")
                || dose.unit().startsWith("mg/kg")
                || dose.unit().startsWith("meq/kg"));
    boolean before = dose != null && dose.first() < s.name.first();
    boolean unit = dose != null && !dose.unit().isEmpty();
    return s.rate != null
        || sure
        || way && unit
        || before && unit
        || dose != null && s.route != null && s.frequency.rhythm()
        || s.form != null && s.frequency.rhythm();
  }

  /** What a name may mean, by dose, unit and route. */
  static List<Listed> candidates(Statement s) {
    List<Listed> listed = s.name.listed();
    if (listed.size() == 1) {
      return listed;
    }
    List<Listed> fitting = new ArrayList<>();
    for (Listed one : listed) {
      List<Sign> signs = SIGNS.getOrDefault(one.medication().id(), List.of());
      if (signs.stream().anyMatch(sign -> fits(sign, s))) {
        fitting.add(one);
      }
    }
    return fitting.isEmpty() ? listed : fitting;
  }

  private static boolean fits(Sign sign, Statement s) {
    if (sign.route() != null) {
      return s.route != null && s.route.route() == sign.route();
    }
    Amount amount = s.rate != null ? s.rate : s.dose != null ? s.dose : s.strength;
    if (amount == null) {
      return false;
    }
    boolean unit =
        amount.unit().equals(sign.unit()) || amount.unit().isEmpty() && !sign.unit().contains("/");
    double value = amount.low().doubleValue();
    return unit && value >= sign.low() && value <= sign.high();
  }

  /** Bags of blood are pieces and not units of activity; a fluid without a unit runs in mL. */
  static void units(Statement s, MedicationKind kind) {
    if (kind == MedicationKind.BLOOD_PRODUCT && s.dose != null && s.dose.unit().equals("[iU]")) {
      s.count = unit(s.dose, "{bag}");
      s.dose = null;
    } else if (kind == MedicationKind.BLOOD_PRODUCT && s.dose != null && s.dose.unit().isEmpty()) {
      s.count = unit(s.dose, "{bag}");
      s.dose = null;
    } else if (kind == MedicationKind.BLOOD_PRODUCT
        && s.count != null
        && s.count.unit().isEmpty()) {
      s.count = unit(s.count, "{bag}");
    }
    boolean wet = kind == MedicationKind.FLUID || kind == MedicationKind.NUTRITION;
    if (wet && s.rate != null && s.rate.unit().startsWith("/")) {
      s.rate = unit(s.rate, "mL" + s.rate.unit());
    }
  }

  private static Amount unit(Amount amount, String unit) {
    return new Amount(
        amount.low(), amount.high(), unit, amount.kind(), null, null, amount.first(), amount.end());
  }

  private static Map<String, List<Sign>> signs() {
    Map<String, List<Sign>> signs = new HashMap<>();
    for (String[] row : VocabularyFile.rows("note-drug-doubts.psv", 2)) {
      List<Sign> list = new ArrayList<>();
      for (String item : VocabularyFile.list(row[1], ";")) {
        list.add(sign(item));
      }
      signs.put(ClinicalVocabulary.key(row[0]).replace(' ', '-'), List.copyOf(list));
    }
    return Map.copyOf(signs);
  }

  /** "mg 250-1000", "ug/kg/min" or "route INTRAVENOUS". */
  private static Sign sign(String item) {
    if (item.startsWith("route ")) {
      return new Sign("", 0, 0, Route.valueOf(item.substring(6)));
    }
    int blank = item.indexOf(' ');
    if (blank < 0) {
      return new Sign(item, 0, Double.MAX_VALUE, null);
    }
    int dash = item.indexOf('-', blank);
    return new Sign(
        item.substring(0, blank),
        Double.parseDouble(item.substring(blank + 1, dash)),
        Double.parseDouble(item.substring(dash + 1)),
        null);
  }
}
