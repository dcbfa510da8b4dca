package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * The step from the unit of a chart to a unit of a note.
 *
 * @param from UCUM code of the chart; empty when there is none
 * @param to UCUM code of the note
 * @param substance what is measured
 * @param factor a plain factor where units do not tell the step (thousands left out); else null
 */
record WrittenUnit(String from, String to, Substance substance, BigDecimal factor) {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

  /** Units that are left out in notes beside the one of the chart. */
  private static final Map<String, List<String>> ALSO =
      Map.ofEntries(
          Map.entry("Cel", List.of("[degF]")),
          Map.entry("[degF]", List.of("Cel")),
          Map.entry("%", List.of("1")),
          Map.entry("1", List.of("%")),
          Map.entry("kg", List.of("[lb_av]", "g")),
          Map.entry("[lb_av]", List.of("kg")),
          Map.entry("g", List.of("kg", "mg")),
          Map.entry("cm", List.of("[in_i]", "m")),
          Map.entry("[in_i]", List.of("cm")),
          Map.entry("m", List.of("cm")),
          Map.entry("mL", List.of("L")),
          Map.entry("L", List.of("mL")),
          Map.entry("g/dL", List.of("g/L")),
          Map.entry("g/L", List.of("g/dL")),
          Map.entry("mm[Hg]", List.of("kPa")),
          Map.entry("kPa", List.of("mm[Hg]")),
          Map.entry("mg/g", List.of("g/g", "mg/mmol")),
          Map.entry("L/min", List.of("mL/min")));

  private static final List<String> MASSES = List.of("mg/dL");
  private static final List<String> MOLES = List.of("mmol/L", "umol/L");

  /** What was asked before: notes write few units, and to find that two do not fit is slow. */
  private static final Map<Between, Optional<WrittenUnit>> BETWEEN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 5000;

  private record Between(String from, String to, Substance substance) {}

  private static final Set<String> VOLUMES = Set.of("mL", "L", "cL", "dL");

  /** Two names of one size that UCUM keeps apart. */
  private static final Map<String, String> ALIKE =
      Map.ofEntries(
          Map.entry("[iU]/L", "U/L"),
          Map.entry("m[iU]/L", "mU/L"),
          Map.entry("m[iU]/mL", "U/L"),
          Map.entry("u[iU]/mL", "mU/L"),
          Map.entry("[IU]/L", "U/L"),
          Map.entry("m[IU]/L", "mU/L"),
          Map.entry("m[IU]/mL", "U/L"),
          Map.entry("u[IU]/mL", "mU/L"),
          Map.entry("[IU]/mL", "k[iU]/L"),
          Map.entry("mU/mL", "U/L"),
          Map.entry("uU/mL", "mU/L"));

  /** No step at all. */
  static WrittenUnit same(String unit) {
    return new WrittenUnit(unit, unit, Substance.UNKNOWN, null);
  }

  /** The step from one unit to another, if they measure the same. */
  static Optional<WrittenUnit> between(String from, String to, Substance substance) {
    Between asked = new Between(from, to, substance);
    Optional<WrittenUnit> known = BETWEEN.get(asked);
    if (known == null) {
      known = found(from, to, substance);
      if (BETWEEN.size() < MOST_KNOWN) {
        BETWEEN.put(asked, known);
      }
    }
    return known;
  }

  private static Optional<WrittenUnit> found(String from, String to, Substance substance) {
    String charted = ALIKE.getOrDefault(from, from);
    String written = ALIKE.getOrDefault(to, to);
    if (VOLUMES.contains(charted)
        && written.matches("(m|d|c)?L/(24\\.?h|d|h|\\{shift\\}|12\\.?h|8\\.?h)")) {
      written = written.substring(0, written.indexOf('/'));
    }
    if (charted.equals(written)) {
      return Optional.of(same(to));
    }
    if (charted.isEmpty() || written.isEmpty()) {
      return Optional.empty();
    }
    if (equivalents(charted, written)) {
      return Optional.of(same(to));
    }
    if (charted.equals("mL") && written.equals("[oz_av]")) {
      // Ounces of a fluid are no weight.
      written = "[foz_us]";
    }
    if (VOLUMES.contains(charted) && VOLUMES.contains(written)) {
      return Optional.of(new WrittenUnit(charted, written, substance, null));
    }
    WrittenUnit step = new WrittenUnit(charted, written, substance, null);
    return step.apply(BigDecimal.ONE).isPresent() ? Optional.of(step) : Optional.empty();
  }

  /**
   * The steps that may be meant where the note writes no unit, the plain one first.
   *
   * @param assumed unit that the reader took from the size of the number, or null
   */
  static List<WrittenUnit> leftOut(String unit, String assumed, Substance substance) {
    List<WrittenUnit> steps = new ArrayList<>(List.of(same(unit)));
    if (assumed != null) {
      between(unit, assumed, substance).ifPresent(steps::add);
    }
    for (String other : ALSO.getOrDefault(unit, List.of())) {
      between(unit, other, substance).ifPresent(steps::add);
    }
    if (substance.molarMass().isPresent()) {
      for (String other : unit.contains("mol") ? MASSES : MOLES) {
        between(unit, other, substance).ifPresent(steps::add);
      }
    }
    if (unit.startsWith("10*") || unit.endsWith("/uL") || unit.startsWith("{")) {
      steps.add(new WrittenUnit(unit, unit, substance, THOUSAND));
      steps.add(new WrittenUnit(unit, unit, substance, THOUSANDTH));
    }
    return steps;
  }

  /** Whether the number changes. */
  boolean changes() {
    return factor != null || !from.equals(to);
  }

  /** Whether the step goes from a mass to an amount of substance, where sources round. */
  boolean molar() {
    return from.contains("mol") != to.contains("mol");
  }

  /** A number of the chart in the unit of the note; empty when it cannot be expressed in it. */
  Optional<BigDecimal> apply(BigDecimal value) {
    if (factor != null) {
      return Optional.of(value.multiply(factor));
    }
    if (from.equals(to)) {
      return Optional.of(value);
    }
    try {
      return Optional.of(UnitConverter.convert(new Amount(value, from), to, substance).value());
    } catch (UnitProblem e) {
      // Units that measure different things are an answer here, and no failure.
      return Optional.empty();
    }
  }

  /** Milliequivalents of single charges are written for millimoles. */
  private static boolean equivalents(String a, String b) {
    return a.replace("meq", "mmol").equals(b.replace("meq", "mmol"));
  }
}
