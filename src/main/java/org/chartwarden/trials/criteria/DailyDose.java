package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

/**
 * Daily doses against limits of criteria. Limits on opioids count morphine (factors of the CDC
 * guideline of 2022), those on corticosteroids prednisone.
 */
final class DailyDose {

  private static final Pattern LIMIT =
      Pattern.compile("(<=|>=|<|>|≤|≥)\\s*(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)(?:/d)?.*");
  private static final Map<String, String> MORPHINE =
      Map.of(
          "morphine", "1",
          "oxycodone", "1.5",
          "hydrocodone", "1",
          "hydromorphone", "5",
          "codeine", "0.15",
          "tramadol", "0.2",
          "tapentadol", "0.4",
          "oxymorphone", "3",
          "methadone", "4.7");
  private static final Map<String, String> PREDNISONE =
      Map.of(
          "prednisone", "1",
          "prednisolone", "1",
          "methylprednisolone", "1.25",
          "dexamethasone", "6.67",
          "hydrocortisone", "0.25");

  private DailyDose() {}

  /**
   * Whether a drug is taken in a dose within a limit.
   *
   * @param limit for instance {@code > 30 mg}
   * @param asked the drug or class that the limit is on
   * @return empty when either dose is not told or they cannot be compared
   */
  static Optional<Boolean> reaches(String limit, Term asked, DrugFact fact) {
    Matcher matcher = LIMIT.matcher(limit);
    if (!matcher.matches() || fact.dailyDose().isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> factor = factor(asked, fact);
    if (factor.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal taken;
    try {
      taken =
          UnitConverter.convert(fact.dailyDose().get(), matcher.group(3), Substance.UNKNOWN)
              .value()
              .multiply(factor.get());
    } catch (UnitProblem e) {
      // Tablets against milligrams: the dose settles nothing.
      return Optional.empty();
    }
    int sign = taken.compareTo(new BigDecimal(matcher.group(2)));
    return Optional.of(
        switch (matcher.group(1)) {
          case "<" -> sign < 0;
          case "<=", "≤" -> sign <= 0;
          case ">" -> sign > 0;
          default -> sign >= 0;
        });
  }

  private static Optional<BigDecimal> factor(Term asked, DrugFact fact) {
    String id = asked.id().toLowerCase(Locale.ROOT);
    Map<String, String> table =
        id.contains("opioid")
            ? MORPHINE
            : id.contains("steroid") || PREDNISONE.containsKey(id) ? PREDNISONE : Map.of();
    if (table.isEmpty()) {
      String shown = fact.name().shown().toLowerCase(Locale.ROOT);
      return shown.contains(asked.shown().toLowerCase(Locale.ROOT))
          ? Optional.of(BigDecimal.ONE)
          : Optional.empty();
    }
    String name = fact.name().shown().toLowerCase(Locale.ROOT).split("[^a-z]")[0];
    Optional<BigDecimal> own = Optional.ofNullable(table.get(name)).map(BigDecimal::new);
    Optional<BigDecimal> base = Optional.ofNullable(table.get(id)).map(BigDecimal::new);
    return own.map(
        value ->
            base.map(one -> value.divide(one, 6, java.math.RoundingMode.HALF_EVEN)).orElse(value));
  }
}
