package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.text.TokenKind;

/** Reads the unit behind a number, with a power of ten before it. */
public final class UnitReader {

  private static final PhraseTrie<String> SPELLINGS = UnitSpellings.trie();

  private static final Map<String, Integer> MULTIPLIER_WORDS =
      Map.ofEntries(
          Map.entry("k", 3),
          Map.entry("thousand", 3),
          Map.entry("thousands", 3),
          Map.entry("thou", 3),
          Map.entry("thous", 3),
          Map.entry("tsd", 3),
          Map.entry("million", 6),
          Map.entry("millions", 6),
          Map.entry("mil", 6),
          Map.entry("mill", 6),
          Map.entry("lakh", 5),
          Map.entry("lakhs", 5),
          Map.entry("lac", 5),
          Map.entry("lacs", 5),
          Map.entry("giga", 9),
          Map.entry("gpt", 9),
          Map.entry("tera", 12),
          Map.entry("e3", 3),
          Map.entry("e6", 6),
          Map.entry("e9", 9));

  /** Units that are words of the language: only taken where nothing else can be meant. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "in", "a", "h", "l", "k", "of", "s", "u", "c", "m", "f", "g", "'", "\"", "min", "per",
          "unit", "units", "pg", "foot", "mo", "eq", "mu");

  private static final Set<String> AFTER_INCH =
      Set.of("tall", "in", "and", "height", "long", "weight", "with", "for", "weighing", "high");

  private UnitReader() {}

  public static Unit at(List<Token> tokens, int from, int to) {
    int start = from;
    if (start < to
        && tokens.get(start).is("-")
        && !tokens.get(start).spaced()
        && start + 1 < to
        && tokens.get(start + 1).isWord()
        && !tokens.get(start + 1).spaced()) {
      start++;
    }
    int[] power = power(tokens, start, to);
    int exponent = power[0];
    int rest = power[1];
    Match unit = spelling(tokens, rest, to);
    if (exponent != 0 && tokens.get(start).raw().length() > 1) {
      // A unit whose first word alone is a power: "mill international units" are no millions. A
      // letter is a power: the G/L of platelets are no grams.
      Match whole = spelling(tokens, start, to);
      if (whole != null && whole.end > rest && (unit == null || whole.end >= unit.end)) {
        return new Unit(whole.codes, 0, start, whole.end);
      }
    }
    if (unit == null && exponent == 0) {
      return Unit.none(from);
    }
    if (unit == null) {
      return new Unit(List.of(), exponent, start, rest);
    }
    return new Unit(unit.codes, exponent, start, unit.end);
  }

  private record Match(List<String> codes, int end) {}

  private static Match spelling(List<Token> tokens, int from, int to) {
    if (from >= to) {
      return null;
    }
    PhraseTrie.Match<String> found = SPELLINGS.longest(tokens, from, to);
    if (found == null) {
      return null;
    }
    Token first = tokens.get(from);
    if (found.end() == from + 1
        && AMBIGUOUS.contains(first.key())
        && !certain(tokens, from, to, first)) {
      return null;
    }
    if (first.capital() && namesTheNext(tokens, from, found.end(), to)) {
      return null;
    }
    if (found.end() < to && glued(tokens.get(found.end() - 1), tokens.get(found.end()))) {
      return null;
    }
    List<String> codes = new ArrayList<>(found.values());
    if (first.raw().equals("mM") || first.raw().equals("mMol")) {
      codes.add(0, "mmol/L");
    }
    return new Match(codes, found.end());
  }

  private static boolean glued(Token last, Token next) {
    return !next.spaced() && last.isWord() && next.isNumber();
  }

  /** "BP 120/80 HR 88", "Phos-3.4 Mg-2.1": the next measurement and no unit. */
  private static boolean namesTheNext(List<Token> tokens, int from, int end, int to) {
    int next = end;
    while (next < to && next - end < 2 && "-:=+".contains(tokens.get(next).key())) {
      next++;
    }
    return end == from + 1
        && next < to
        && tokens.get(next).isNumber()
        && MeasureNames.standard().at(tokens, from, to) != null;
  }

  private static boolean certain(List<Token> tokens, int from, int to, Token unit) {
    Token next = from + 1 < to ? tokens.get(from + 1) : null;
    return switch (unit.key()) {
      case "in" -> next == null || !next.isWord() || AFTER_INCH.contains(next.key());
      case "c", "f" -> unit.capital() && (next == null || !next.is("-") && !next.is(">"));
      case "'", "\"" -> !unit.spaced();
      case "g", "m", "s", "h", "pg", "min", "units", "unit", "mo", "foot", "u", "mu" ->
          next == null || !next.is("-") || next.spaced();
      default -> false;
    };
  }

  /** The power of ten at a token and the index after it; {0, from} when there is none. */
  private static int[] power(List<Token> tokens, int from, int to) {
    if (from >= to) {
      return new int[] {0, from};
    }
    int i = from;
    boolean times = tokens.get(i).is("×") || tokens.get(i).is("*");
    if (times) {
      i++;
    }
    if (i < to && tokens.get(i).isNumber()) {
      int[] power = tenPower(tokens, i, to, times);
      if (power[0] > 0) {
        return power;
      }
    }
    if (!times && i < to && tokens.get(i).isWord()) {
      Integer word = MULTIPLIER_WORDS.get(tokens.get(i).key());
      // "Na 140 K 3.9": the K of potassium is no thousand.
      boolean name = tokens.get(i).is("k") && namesTheNext(tokens, i, i + 1, to);
      if (word != null && !name) {
        return new int[] {word, i + 1};
      }
      boolean perLitre = i + 2 < to && tokens.get(i + 1).is("/") && tokens.get(i + 2).is("l");
      if (tokens.get(i).raw().equals("G") && perLitre) {
        return new int[] {9, i + 1};
      }
      if (tokens.get(i).raw().equals("T") && perLitre) {
        return new int[] {12, i + 1};
      }
      if (tokens.get(i).raw().equals("M") && i + 1 < to && tokens.get(i + 1).is("/")) {
        return new int[] {6, i + 1};
      }
    }
    return new int[] {0, from};
  }

  private static int[] tenPower(List<Token> tokens, int at, int to, boolean times) {
    String digits = tokens.get(at).raw();
    if (digits.equals("10") && at + 1 < to) {
      Token next = tokens.get(at + 1);
      boolean raised = next.kind() == TokenKind.SUPERSCRIPT;
      if (raised || next.isWord() && next.key().matches("e\\d{1,2}")) {
        String exponent = raised ? next.key() : next.key().substring(1);
        return exponent.length() <= 2 && exponent.charAt(0) != '-'
            ? new int[] {Integer.parseInt(exponent), at + 2}
            : new int[] {0, at};
      }
      int i = at + 1;
      boolean sign = next.is("^") || next.is("*") || next.is("×") || next.is("(") || next.is("'");
      if (sign) {
        i++;
      }
      if (i < to && (sign || times) && small(tokens.get(i))) {
        int end = i + 1;
        if (next.is("(") && end < to && tokens.get(end).is(")")) {
          end++;
        }
        return new int[] {tokens.get(i).number().intValue(), end};
      }
    }
    boolean flat = digits.length() >= 3 && digits.length() <= 4 && digits.startsWith("10");
    if (flat && times && Set.of("3", "4", "5", "6", "9", "12").contains(digits.substring(2))) {
      return new int[] {Integer.parseInt(digits.substring(2)), at + 1};
    }
    boolean bare = flat && (digits.equals("103") || digits.equals("106") || digits.equals("109"));
    if (bare && at + 1 < to && tokens.get(at + 1).is("/")) {
      return new int[] {Integer.parseInt(digits.substring(2)), at + 1};
    }
    return new int[] {0, at};
  }

  private static boolean small(Token token) {
    return token.isNumber()
        && token.raw().length() <= 2
        && token.number().scale() == 0
        && token.number().signum() > 0;
  }
}
