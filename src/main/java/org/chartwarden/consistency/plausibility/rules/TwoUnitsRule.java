package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Token;
import org.chartwarden.units.Amount;
import org.chartwarden.units.UnitConverter;

/** One value in two units that are not the same: 38.4 C (99.1 F), 70 kg (120 lb). */
final class TwoUnitsRule implements NoteRule {

  /** A unit as written, as UCUM code. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("c", "Cel"),
          Map.entry("°c", "Cel"),
          Map.entry("celsius", "Cel"),
          Map.entry("f", "[degF]"),
          Map.entry("°f", "[degF]"),
          Map.entry("fahrenheit", "[degF]"),
          Map.entry("kg", "kg"),
          Map.entry("kilograms", "kg"),
          Map.entry("lb", "[lb_av]"),
          Map.entry("lbs", "[lb_av]"),
          Map.entry("pounds", "[lb_av]"),
          Map.entry("cm", "cm"),
          Map.entry("in", "[in_i]"),
          Map.entry("inches", "[in_i]"));

  private static final Map<String, String> PARTNER =
      Map.of("Cel", "[degF]", "[degF]", "Cel", "kg", "[lb_av]", "[lb_av]", "kg", "cm", "[in_i]");

  @Override
  public String id() {
    return "two-units";
  }

  @Override
  public String title() {
    return "One value in two units that differ.";
  }

  /** A number with its unit. */
  private record Sized(BigDecimal value, String unit, int first, int end) {}

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<Token> tokens = note.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Sized one = at(tokens, i);
      if (one == null || one.end() >= tokens.size() || !bracket(tokens.get(one.end()))) {
        continue;
      }
      Sized other = at(tokens, one.end() + 1);
      boolean closed =
          other != null && other.end() < tokens.size() && closing(tokens.get(other.end()));
      if (closed && other.unit().equals(PARTNER.get(one.unit())) && apart(one, other)) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(note.span(one.first(), other.end())),
                "\""
                    + note.span(one.first(), other.end()).text()
                    + "\" gives one value twice and the two differ: "
                    + one.value().toPlainString()
                    + " "
                    + one.unit()
                    + " is "
                    + converted(one, other.unit()).setScale(1, java.math.RoundingMode.HALF_UP)
                    + " "
                    + other.unit()
                    + ".",
                "Look up the value in the chart and correct the wrong one."));
        i = other.end();
      }
    }
    return flaws;
  }

  private static boolean bracket(Token token) {
    return token.is("(") || token.is("[");
  }

  private static boolean closing(Token token) {
    return token.is(")") || token.is("]");
  }

  /** Further apart than rounding in either unit explains. */
  private static boolean apart(Sized one, Sized other) {
    BigDecimal there = converted(one, other.unit());
    BigDecimal off = there.subtract(other.value()).abs();
    BigDecimal slack =
        other.unit().equals("[lb_av]") || other.unit().equals("kg") || one.unit().equals("cm")
            ? other.value().multiply(new BigDecimal("0.02")).max(BigDecimal.ONE)
            : new BigDecimal("1.0");
    return off.compareTo(slack) > 0;
  }

  private static BigDecimal converted(Sized one, String unit) {
    return UnitConverter.convert(new Amount(one.value(), one.unit()), unit).value();
  }

  private static Sized at(List<Token> tokens, int at) {
    if (at + 1 >= tokens.size() || !tokens.get(at).isNumber()) {
      return null;
    }
    int i = at + 1;
    if (tokens.get(i).is("°") || tokens.get(i).is("º") || tokens.get(i).is("degrees")) {
      i++;
    }
    String unit = i < tokens.size() ? UNITS.get(tokens.get(i).key()) : null;
    return unit == null ? null : new Sized(tokens.get(at).number(), unit, at, i + 1);
  }
}
