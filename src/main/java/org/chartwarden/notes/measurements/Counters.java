package org.chartwarden.notes.measurements;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Tells numbers that count, order or date something from those that measure. */
final class Counters {

  private static final Set<String> BEFORE =
      Set.of(
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "figure",
          "fig",
          "figs",
          "figures",
          "table",
          "tables",
          "case",
          "patient",
          "stage",
          "grade",
          "type",
          "class",
          "no",
          "number",
          "pod",
          "hd",
          "phase",
          "gravida",
          "para",
          "vitamin",
          "step",
          "room",
          "cd",
          "covid",
          "ref",
          "chapter",
          "group",
          "version",
          "in",
          "since",
          "year",
          "aged",
          "sars",
          "cov",
          "interleukin",
          "il",
          "factor",
          "ca",
          "lead",
          "leads",
          "episode",
          "visit",
          "block",
          "q",
          "every",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "jan",
          "feb",
          "mar",
          "apr",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec",
          "mutation",
          "exon",
          "chromosome",
          "score");

  private static final Set<String> AFTER =
      Set.of(
          "st",
          "nd",
          "rd",
          "th",
          "fold",
          "times",
          "percentile",
          "centile",
          "y",
          "yo",
          "yr",
          "years",
          "year",
          "tablets",
          "tablet",
          "pack",
          "packs",
          "sessions",
          "units",
          "doses",
          "dose",
          "sd",
          "sds",
          "cycles",
          "episodes",
          "french",
          "fr",
          "gauge",
          "fr.",
          "drops",
          "puffs",
          "vials",
          "ampoules",
          "pads",
          "mets",
          "bags",
          "patients",
          "cases",
          "siblings",
          "children",
          "weeks",
          "days",
          "months");

  private Counters() {}

  /** Whether the value is an ordinal, a date, a count of days or of things. */
  static boolean counts(List<Token> tokens, NumericValue value, int to) {
    if (value.unit().isDuration()) {
      return aged(tokens, value, to);
    }
    if (dated(tokens, value, to)) {
      return true;
    }
    if (value.unit().written()) {
      return value.unit().has("[IU]")
          && value.unit().end() == value.unit().firstToken() + 1
          && value.end() < to
          && tokens.get(value.end()).is("of");
    }
    if (value.end() < to && tokens.get(value.end()).is("+") && !tokens.get(value.end()).spaced()) {
      return true;
    }
    Token before = value.first() == 0 ? null : tokens.get(value.first() - 1);
    if (before != null && before.isWord() && BEFORE.contains(before.key())) {
      return !(before.is("in") || before.is("ca") || before.is("score")) || yearLike(value);
    }
    if (value.end() >= to) {
      return false;
    }
    Token after = tokens.get(value.end());
    int next = value.end();
    if (after.is("-") && !after.spaced() && next + 1 < to) {
      after = tokens.get(next + 1);
    }
    return after.isWord() && AFTER.contains(after.key());
  }

  /** A duration that is an age: "60-year-old", "9 months old". */
  private static boolean aged(List<Token> tokens, NumericValue value, int to) {
    int i = value.end();
    if (i < to && tokens.get(i).is("-")) {
      i++;
    }
    return i < to
        && (tokens.get(i).is("old")
            || tokens.get(i).is("ago")
            || tokens.get(i).is("later")
            || tokens.get(i).is("history"));
  }

  private static boolean yearLike(NumericValue value) {
    return value.low().scale() == 0
        && value.low().intValue() >= 1900
        && value.low().intValue() <= 2100;
  }

  private static boolean dated(List<Token> tokens, NumericValue value, int to) {
    int end = value.end();
    boolean stroke = end + 1 < to && tokens.get(end).is("/") && tokens.get(end + 1).isNumber();
    int first = value.first();
    boolean strokeBefore =
        first > 1 && tokens.get(first - 1).is("/") && tokens.get(first - 2).isNumber();
    return (stroke || strokeBefore) && value.isPair();
  }
}
