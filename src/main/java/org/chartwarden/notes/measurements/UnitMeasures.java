package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/**
 * Values without a name whose unit says what was measured: a pair in mmHg, 38.9 °C, a 70-kg man.
 */
final class UnitMeasures {

  private static final Set<String> PERSONS =
      Set.of(
          "man",
          "woman",
          "male",
          "female",
          "boy",
          "girl",
          "patient",
          "infant",
          "baby",
          "child",
          "neonate",
          "newborn",
          "gentleman",
          "lady",
          "pregnant",
          "old",
          "person",
          "teenager",
          "adult",
          "toddler",
          "white",
          "caucasian",
          "black",
          "asian",
          "primigravida");

  private static final Set<String> CHANGES =
      Set.of(
          "lost",
          "loss",
          "gain",
          "gained",
          "losing",
          "gaining",
          "lift",
          "lifting",
          "reduction",
          "lighter",
          "heavier",
          "excess",
          "tumor",
          "mass",
          "specimen",
          "load",
          "weights");

  private static final Set<String> AIR =
      Set.of(
          "l", "room", "ambient", "ra", "o2", "oxygen", "nasal", "saturation", "air", "breathing");

  private static final int NEAR = 6;

  private static final int COLDEST_FAHRENHEIT = 75;

  private UnitMeasures() {}

  /** Adds what the values without a name measure by their units. */
  static void of(
      MeasureNames names, List<Token> tokens, int to, List<Item.Value> loose, List<Link> links) {
    for (Item.Value item : loose) {
      NumericValue value = item.number();
      if (value.isPair()) {
        boolean written = value.unit().has("mm[Hg]");
        if (written && !item.bracketed()) {
          links.addAll(pressure(names, value, value.first(), Naming.BY_UNIT));
        }
        continue;
      }
      String concept = byUnit(tokens, to, item, loose, links);
      if (concept != null) {
        add(names.byId(concept), item, links);
      }
    }
  }

  private static void add(Measured measured, Item.Value item, List<Link> links) {
    NumericValue value = item.number();
    Optional<Measured.Fit> fit = measured.fit(value.low(), value.unit());
    boolean sure = fit.isPresent() && fit.get().doubt() == Doubt.NONE;
    if (sure && !(item.bracketed() && repeated(measured, fit.get(), links))) {
      links.add(
          new Link(measured, value, fit.get(), Naming.BY_UNIT, value.first(), value.end(), false));
    }
  }

  /** Whether the same amount stands before it in another unit. */
  private static boolean repeated(Measured measured, Measured.Fit fit, List<Link> links) {
    return links.stream()
        .anyMatch(
            link ->
                link.measured() == measured
                    && Math.abs(link.fit().value() - fit.value()) <= 0.03 * Math.abs(fit.value()));
  }

  private static String byUnit(
      List<Token> tokens, int to, Item.Value item, List<Item.Value> loose, List<Link> links) {
    NumericValue value = item.number();
    Unit unit = value.unit();
    if (unit.has("Cel") || unit.has("[degF]")) {
      // a woman of 71 is a "71F", and nobody so cold is written of
      boolean person = unit.has("[degF]") && value.low().intValue() < COLDEST_FAHRENHEIT;
      return person ? null : "temperature";
    }
    if (unit.has("/min")) {
      return rate(tokens, unit);
    }
    if (unit.has("%") && inspired(tokens, to, value)) {
      return "fio2";
    }
    if (unit.has("%")) {
      return wordWithin(tokens, value.end(), Math.min(to, value.end() + 3), AIR)
                  && (tokens.get(value.end()).is("on") || tokens.get(value.end()).is("ra"))
              || saturated(tokens, value)
          ? "oxygen-saturation"
          : null;
    }
    boolean mass = unit.has("kg") || unit.has("[lb_av]");
    boolean length = unit.has("cm") || unit.has("m") || unit.has("[in_i]") || unit.has("[ft_i]");
    if (!mass && !length || wordWithin(tokens, value.first() - 5, value.end() + 3, CHANGES)) {
      return null;
    }
    boolean partner =
        loose.stream()
                .anyMatch(
                    other ->
                        other != item
                            && near(other.number(), value)
                            && (mass
                                ? isLength(other.number().unit())
                                : isMass(other.number().unit())))
            || links.stream()
                .anyMatch(
                    link ->
                        near(link.value(), value)
                            && link.measured().id().equals(mass ? "height" : "weight"));
    boolean person = mass && wordWithin(tokens, value.first() - NEAR, value.end() + NEAR, PERSONS);
    return partner || person ? mass ? "weight" : "height" : null;
  }

  /** "on 40% oxygen". */
  private static boolean inspired(List<Token> tokens, int to, NumericValue value) {
    int next = value.end();
    boolean oxygen = next < to && (tokens.get(next).is("oxygen") || tokens.get(next).is("o2"));
    boolean saturation =
        next + 1 < to
            && (tokens.get(next + 1).key().startsWith("sat") || tokens.get(next + 1).is("level"));
    return oxygen && !saturation;
  }

  private static boolean isMass(Unit unit) {
    return unit.has("kg") || unit.has("[lb_av]");
  }

  private static boolean isLength(Unit unit) {
    return unit.has("cm") || unit.has("m") || unit.has("[in_i]") || unit.has("[ft_i]");
  }

  private static boolean near(NumericValue one, NumericValue other) {
    return Math.min(Math.abs(one.first() - other.end()), Math.abs(other.first() - one.end()))
        <= NEAR;
  }

  private static boolean saturated(List<Token> tokens, NumericValue value) {
    return wordWithin(
        tokens,
        value.first() - 6,
        value.first(),
        Set.of("saturation", "saturating", "saturations", "oximetry", "spo2", "sao2"));
  }

  private static String rate(List<Token> tokens, Unit unit) {
    for (int i = unit.firstToken(); i < unit.end(); i++) {
      String key = tokens.get(i).key();
      if (key.startsWith("beat") || key.equals("bpm") || key.startsWith("pulse")) {
        return "heart-rate";
      }
      if (key.startsWith("breath") || key.startsWith("respiration") || key.equals("rpm")) {
        return "respiratory-rate";
      }
    }
    return null;
  }

  private static boolean wordWithin(List<Token> tokens, int from, int to, Set<String> wanted) {
    for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
      if (wanted.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  /** The systolic and the diastolic value of a pair; none when it cannot be a blood pressure. */
  static List<Link> pressure(MeasureNames names, NumericValue pair, int first, Naming naming) {
    List<Link> both = new ArrayList<>(2);
    boolean kilopascal = pair.unit().has("kPa");
    if (pair.unit().written() && !pair.unit().has("mm[Hg]") && !kilopascal
        || pair.second().compareTo(pair.low()) >= 0
        || pair.low().compareTo(BigDecimal.ZERO) <= 0) {
      return List.of();
    }
    for (boolean left : new boolean[] {true, false}) {
      NumericValue half = pair.half(left);
      Measured measured = names.byId(left ? "systolic-bp" : "diastolic-bp");
      Optional<Measured.Fit> fit = measured.fit(half.low(), half.unit());
      if (fit.isEmpty() || fit.get().doubt() == Doubt.IMPLAUSIBLE) {
        return List.of();
      }
      Measured.Fit sure =
          fit.get().doubt() == Doubt.UNIT_ASSUMED
              ? new Measured.Fit("mm[Hg]", fit.get().value(), Doubt.UNIT_ASSUMED)
              : fit.get();
      both.add(
          new Link(measured, half, sure, naming, Math.min(first, pair.first()), pair.end(), false));
    }
    return both;
  }
}
