package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** Settles names that may mean several drugs, a laboratory value or no drug at all. */
final class DrugDoubts {

  /** A condition under which a name means a drug: a unit and a range, or a route. */
  private record Sign(String unit, double low, double high, Route route) {}

  private static final Map<String, List<Sign>> SIGNS = signs();

  /** Units that no laboratory value has. */
  private static final List<String> SURE = List.of("meq", "g", "mg/kg", "mmol/kg", "[iU]");

  private static final java.math.BigDecimal LARGE = java.math.BigDecimal.valueOf(20);

  /** Drugs whose levels are measured. */
  private static final Set<String> MEASURED =
      Set.of(
          "lithium",
          "digoxin",
          "vancomycin",
          "phenytoin",
          "valproate",
          "tacrolimus",
          "cyclosporine",
          "theophylline",
          "gentamicin",
          "tobramycin",
          "amikacin",
          "carbamazepine",
          "phenobarbital",
          "methotrexate",
          "sirolimus",
          "everolimus");

  private static final java.math.BigDecimal LEVEL = java.math.BigDecimal.valueOf(50);
  private static final int CUE_GAP = 3;

  private DrugDoubts() {}

  /** Whether a statement is one about a drug. */
  static boolean holds(Statement s, SectionKind section) {
    if (!s.name.doubtful()) {
      return true;
    }
    if (s.name.laboratory()) {
      return laboratory(s);
    }
    boolean said =
        s.status != null
            && s.statusEnd > s.statusFirst
            && (s.statusFirst >= s.end || s.first - s.statusEnd <= CUE_GAP);
    return section == SectionKind.MEDICATIONS || s.evident() || said || bare(s);
  }

  /** A number alone shows a dose when it is larger than levels are, or an infusion in decimals. */
  private static boolean bare(Statement s) {
    if (s.dose == null) {
      return false;
    }
    boolean pressor =
        s.name.listed().stream()
            .anyMatch(one -> one.medication().classes().contains("vasopressor"));
    boolean large =
        s.dose.low().compareTo(LARGE) >= 0 && s.dose.low().stripTrailingZeros().scale() <= 0;
    return pressor || large;
  }

  /** A name that is a laboratory value too is a drug only where a dose is meant. */
  private static boolean laboratory(Statement s) {
    Amount dose = s.dose != null ? s.dose : s.strength;
    boolean unit = dose != null && !dose.unit().isEmpty();
    boolean rhythm = s.frequency.rhythm() || s.frequency.asNeeded;
    boolean way = s.route != null || rhythm || s.form != null || s.salt != null;
    boolean said = s.status != null && s.statusEnd > s.statusFirst && adjacent(s);
    if (dose == null) {
      return s.rate != null
          || s.count != null
          || said && s.status != MedicationStatus.GIVEN
          || s.form != null && s.frequency.continuousOnly();
    }
    if (!unit) {
      return s.route != null && (rhythm || said);
    }
    return SURE.stream().anyMatch(sure -> dose.unit().startsWith(sure))
        || way
        || said
        || dose.first() < s.name.first()
        || s.frequency.counted();
  }

  private static boolean adjacent(Statement s) {
    return s.statusFirst >= s.end ? s.statusFirst - s.end <= 2 : s.first - s.statusEnd <= 1;
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
    boolean written = !amount.unit().isEmpty();
    boolean bare = !written && !sign.unit().contains("/");
    boolean unit =
        sign.unit().equals("?")
            ? !written && !s.frequency.rhythm()
            : bare || amount.unit().equals(sign.unit());
    double value = amount.low().doubleValue();
    return unit && value >= sign.low() && value <= sign.high();
  }

  /** Whether a number alone is the level of a drug that is measured, and no dose. */
  static boolean level(Statement s) {
    boolean alone =
        s.dose != null
            && s.dose.unit().isEmpty()
            && s.dose.first() > s.name.first()
            && s.route == null
            && !s.frequency.rhythm()
            && !s.frequency.counted()
            && s.form == null
            && (s.status == null
                || s.statusFirst < s.name.first() && s.first - s.statusEnd > CUE_GAP);
    return alone
        && MEASURED.contains(s.name.listed().get(0).medication().id())
        && s.dose.low().compareTo(LEVEL) < 0;
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
