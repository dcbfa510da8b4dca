package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/** Numbers that count or order and measure nothing: "bed 12", "3 tablets", "28F". */
final class Counts {

  /** A number right behind one of these counts or orders and measures nothing. */
  private static final Set<String> COUNTING =
      WordSet.of(
          "×",
          "x",
          "q",
          "#",
          "bed",
          "bay",
          "room",
          "stage",
          "grade",
          "type",
          "class",
          "cycle",
          "phase",
          "para",
          "gravida",
          "no",
          "step",
          "age",
          "aged",
          "size",
          "every",
          "line",
          "grades",
          "mallampati",
          "asa",
          "version",
          "page",
          "fig",
          "table",
          "case",
          "tier",
          "zone",
          "chapter");

  private static final Set<String> COUNTED =
      WordSet.of(
          "year",
          "years",
          "yo",
          "y",
          "yr",
          "yrs",
          "days",
          "day",
          "weeks",
          "months",
          "month",
          "mo",
          "tablets",
          "tablet",
          "tabs",
          "tab",
          "puffs",
          "puff",
          "drops",
          "doses",
          "dose",
          "fr",
          "french",
          "gauge",
          "ga",
          "times",
          "flights",
          "sessions",
          "sutures",
          "stents",
          "vessels",
          "nodes",
          "pack",
          "packs",
          "cigarettes",
          "drinks",
          "beers",
          "wk",
          "st",
          "nd",
          "rd",
          "th",
          "bands",
          "pillows",
          "episodes",
          "visits",
          "caps",
          "capsules",
          "sprays",
          "patches",
          "amps",
          "yo.",
          "f",
          "m");

  private Counts() {}

  /** Whether a number of the tokens between two indices is one. */
  static boolean has(List<Token> tokens, int from, int to, NumericValue number) {
    int i = number.first();
    Token before = i > from ? tokens.get(i - 1) : null;
    if (before != null && COUNTING.contains(before.key())) {
      boolean percent = number.unit().written() && !number.unit().isDuration();
      return !percent || before.is("×") || before.is("x") || before.is("q");
    }
    if (agedLetter(tokens, number)) {
      return true;
    }
    if (number.unit().isDuration()) {
      return !number.unit().has("wk") && !number.unit().has("s") && !number.unit().has("ms");
    }
    if (number.unit().written() || number.end() >= to) {
      return false;
    }
    Token after = tokens.get(number.end());
    if (after.is("+") && !after.spaced()) {
      return true;
    }
    boolean hyphen = after.is("-") && number.end() + 1 < to && !after.spaced();
    after = hyphen ? tokens.get(number.end() + 1) : after;
    return after.isWord() && COUNTED.contains(after.key()) && !(after.capital() && hyphen);
  }

  /** "28F", "63M". */
  private static boolean agedLetter(List<Token> tokens, NumericValue number) {
    Unit unit = number.unit();
    if (unit.end() != unit.firstToken() + 1 || number.low().scale() > 0) {
      return false;
    }
    Token letter = tokens.get(unit.firstToken());
    double value = number.low().doubleValue();
    return letter.is("f") && value < 80 || letter.is("m") && value > 3;
  }
}
