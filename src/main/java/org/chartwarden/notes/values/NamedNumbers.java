package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.Token;

/** A single number behind one name. */
final class NamedNumbers {

  private static final int MODE_REACH = 9;
  private static final int RATE_REACH = 9;
  private static final Set<String> PIECES =
      WordSet.of(
          "amp", "amps", "ampule", "ampoule", "vial", "tab", "tabs", "tablet", "tablets", "caps");
  private static final Set<String> MODES =
      WordSet.of(
          "vent", "vented", "ventilated", "ventilator", "pc", "ac", "simv", "prvc", "cmv", "bipap");
  private static final Set<String> VENTILATION =
      Set.of("tidal-volume", "peep", "fio2", "pressure-support");

  private final SentencePieces pieces;
  private final List<Token> tokens;
  private final TieList ties;
  private final Shapes shapes;
  private final Balances balances;

  NamedNumbers(SentencePieces pieces, TieList ties, Shapes shapes, Balances balances) {
    this.pieces = pieces;
    this.tokens = pieces.tokens();
    this.ties = ties;
    this.shapes = shapes;
    this.balances = balances;
  }

  /** Ties a number to a name if it can be its value, or leaves it out; false to look further. */
  boolean tie(Piece.Name name, NumericValue number, boolean rightBehind) {
    if (!number.isPair() && name.is("blood-pressure")) {
      return systolic(name, number, rightBehind);
    }
    if (name.is("chest-tube-output") && (clocked(name, number) || number.low().signum() < 0)) {
      // "To -20 suction" is what it is set to.
      return rightBehind;
    }
    if (name.is("heart-rate") && (Fitting.flow(number.unit()) || infused(name))) {
      return false;
    }
    if (number.end() < pieces.to() && PIECES.contains(tokens.get(number.end()).key())) {
      return false; // "bicarb 1 amp"
    }
    NumericValue own = signed(name, inUnitOfName(name, number));
    boolean letter = name.end() - name.first() == 1 && tokens.get(name.first()).raw().length() == 1;
    boolean listed = balances.side(name, number);
    boolean balanced = balances.besideOther(name);
    List<WardName> fitting =
        Fitting.of(
            shapes.inSpecimen(name),
            own,
            rightBehind && (!letter || listed),
            name.common() && !balanced && !listed);
    if (ventilated(name)) {
      fitting =
          List.of(
              WardNames.standard().of("ventilator-rate"),
              WardNames.standard().of("respiratory-rate"));
    }
    if (fitting.isEmpty()) {
      return false;
    }
    ties.add(fitting, own, name, false);
    if (given(fitting, own)) {
      ties.markDose();
    }
    return true;
  }

  /** Whether the amount is what was given of something and not what was measured. */
  private boolean given(List<WardName> fitting, NumericValue own) {
    WardName likeliest = fitting.get(0);
    boolean salt = own.unit().written() && tokens.get(own.end() - 1).is("meq");
    return (salt || Fitting.dose(own.unit()))
            && !likeliest.fluid()
            && !likeliest.concept().endsWith("weight")
            && !likeliest.concept().startsWith("urine-")
            && (salt || !measuredIn(fitting, own))
        || !likeliest.fluid() && Fitting.rate(own.unit())
        || likeliest.kind() == ValueKind.INTAKE && Fitting.infused(own.unit());
  }

  /** "BP 92 by palpation": the first number of a pressure alone. */
  private boolean systolic(Piece.Name name, NumericValue number, boolean rightBehind) {
    boolean systolic = rightBehind && !number.unit().written() && number.low().intValue() >= 40;
    if (systolic) {
      ties.add("systolic-bp", number, name);
    }
    return systolic;
  }

  /** "L CHEST TUBE 2300": four digits behind a tube are the time when it was put in. */
  private boolean clocked(Piece.Name name, NumericValue number) {
    String digits = tokens.get(number.first()).raw();
    String what = tokens.get(name.end() - 1).key();
    return !number.unit().written()
        && !what.startsWith("out")
        && !what.equals("drainage")
        && digits.matches("([01]\\d|2[0-3])[0-5]\\d");
  }

  /** "Creatinine (umol/L): 210". */
  private NumericValue inUnitOfName(Piece.Name name, NumericValue number) {
    int open = name.end();
    if (number.unit().written() || open + 2 >= pieces.to() || !tokens.get(open).is("(")) {
      return number;
    }
    Unit unit = UnitReader.at(tokens, open + 1, pieces.to());
    boolean closed = unit.written() && unit.end() < pieces.to() && tokens.get(unit.end()).is(")");
    return closed && unit.end() < number.first() ? number.withUnit(unit) : number;
  }

  /** "net negative 1.4 L". */
  private NumericValue signed(Piece.Name name, NumericValue number) {
    if (!name.is("net-balance") || number.low().signum() < 0) {
      return number;
    }
    for (int i = name.end(); i < number.first(); i++) {
      if (tokens.get(i).is("negative") || tokens.get(i).is("neg")) {
        return number.single(number.low().negate());
      }
    }
    return number;
  }

  /** "TV 400 rate 12": the rate of the ventilator. */
  private boolean ventilated(Piece.Name name) {
    return name.end() - name.first() == 1
        && tokens.get(name.first()).is("rate")
        && (ties.lastIsOf(VENTILATION) || moded(name.first()));
  }

  /** "rate from 18 to 15 units/kg/hr": that of an infusion. */
  private boolean infused(Piece.Name name) {
    if (name.end() - name.first() > 1 || !tokens.get(name.first()).is("rate")) {
      return false;
    }
    for (int i = name.end(); i < Math.min(pieces.to() - 1, name.end() + RATE_REACH); i++) {
      Token token = tokens.get(i);
      boolean unit =
          token.is("units")
              || token.is("unit")
              || token.is("u")
              || token.is("ml")
              || token.is("mcg")
              || token.is("mg")
              || token.is("cc")
              || token.is("g");
      if (unit && tokens.get(i + 1).is("/")) {
        return true;
      }
    }
    return false;
  }

  /** "vented PC 18/8, rate 20". */
  private boolean moded(int token) {
    for (int i = token - 1; i >= Math.max(pieces.from(), token - MODE_REACH); i--) {
      if (MODES.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the amount is how it is measured: a weight in grams, a gap in mmol. */
  private static boolean measuredIn(List<WardName> names, NumericValue number) {
    return WardNames.measured(names.get(0).concept())
        .flatMap(measured -> measured.fit(number.low(), number.unit()))
        .isPresent();
  }
}
