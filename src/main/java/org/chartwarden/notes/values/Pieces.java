package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/** Cuts a sentence into names, numbers, times and arrows. */
final class Pieces {

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<TimeMention> times;
  private final List<Piece> pieces = new ArrayList<>();
  private int nextTime;

  private Pieces(List<Token> tokens, int from, int to, List<TimeMention> times) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.times = times;
  }

  /** The pieces of a stretch of tokens, in order. */
  static List<Piece> of(List<Token> tokens, int from, int to, List<TimeMention> times) {
    return new Pieces(tokens, from, to, times).read();
  }

  private List<Piece> read() {
    int i = from;
    while (i < to) {
      i = at(i);
    }
    return pieces;
  }

  private int at(int i) {
    while (nextTime < times.size() && times.get(nextTime).firstToken() < i) {
      nextTime++;
    }
    Token token = tokens.get(i);
    WardNames.Found name =
        token.isWord() || token.isNumber() || token.is("%")
            ? WardNames.standard().at(tokens, i, to)
            : null;
    if (nextTime < times.size() && times.get(nextTime).firstToken() == i) {
      TimeMention time = times.get(nextTime);
      if (name == null || name.end() <= time.endToken()) {
        pieces.add(new Piece.When(time, i, time.endToken()));
        return time.endToken();
      }
    }
    int arrow = arrow(i);
    if (arrow > i) {
      return arrow;
    }
    if (name != null && letterOfForm(i)) {
      return i + 1;
    }
    if (secondaryTo(i)) {
      return i + 3;
    }
    if (name != null && !unitOfNumber(i, name.end())) {
      pieces.add(new Piece.Name(name.names(), name.weak(), name.common(), i, name.end()));
      return charged(name.end());
    }
    if (token.isNumber()) {
      int result = Sums.result(tokens, i, to);
      if (result > i) {
        pieces.add(new Piece.Terms(i, result));
        return result;
      }
      int chain = chain(i);
      if (chain > i) {
        return chain;
      }
      int weeks = gluedWeeks(i);
      if (weeks > i) {
        return weeks;
      }
    }
    return value(i);
  }

  /** The P of "A/P: 1." and "s/p 1 unit" is no phosphate and no pulse. */
  private boolean letterOfForm(int i) {
    return tokens.get(i).is("p")
        && i - 2 >= from
        && tokens.get(i - 1).is("/")
        && !tokens.get(i).spaced()
        && (tokens.get(i - 2).is("a") || tokens.get(i - 2).is("s"));
  }

  /** "RF 2/2 pneumonia": secondary to, and not two of two bottles. */
  private boolean secondaryTo(int i) {
    return i + 3 < to
        && tokens.get(i).is("2")
        && tokens.get(i + 1).is("/")
        && !tokens.get(i + 1).spaced()
        && tokens.get(i + 2).is("2")
        && tokens.get(i + 3).isWord()
        && tokens.get(i + 3).spaced()
        && !tokens.get(i + 3).key().startsWith("bottle")
        && !tokens.get(i + 3).key().startsWith("set");
  }

  /** "20 mg": what could be magnesium is the unit of the number before it. */
  private boolean unitOfNumber(int i, int end) {
    if (pieces.isEmpty() || !(pieces.get(pieces.size() - 1) instanceof Piece.Value value)) {
      return false;
    }
    return value.end() > i || end <= value.end();
  }

  /** The sign of an ion behind its name is no part of the number. */
  private int charged(int end) {
    int i = end;
    while (i < to
        && (tokens.get(i).is("+") || tokens.get(i).is("-"))
        && !tokens.get(i).spaced()
        && i + 1 < to
        && tokens.get(i + 1).spaced()
        && tokens.get(i).is("+")
        && tokens.get(i + 1).isNumber()) {
      i++;
    }
    return i;
  }

  private int arrow(int i) {
    Token token = tokens.get(i);
    boolean glued = i + 1 < to && !tokens.get(i + 1).spaced();
    if (token.is("→") || token.is("⟶") || token.is(">") && glued && tokens.get(i + 1).is(">")) {
      pieces.add(new Piece.Arrow(false, i, i + 1));
      return token.is(">") ? i + 2 : i + 1;
    }
    if (token.is("=") && glued && tokens.get(i + 1).is(">")) {
      pieces.add(new Piece.Arrow(false, i, i + 2));
      return i + 2;
    }
    boolean back =
        token.is("←") || token.is("⟵") || token.is("<") && glued && tokens.get(i + 1).is("-");
    if (back) {
      int end = token.is("<") ? i + 2 : i + 1;
      while (end < to && tokens.get(end).is("-") && !tokens.get(end).spaced()) {
        end++;
      }
      pieces.add(new Piece.Arrow(true, i, end));
      return end;
    }
    boolean between =
        token.is(">")
            && !pieces.isEmpty()
            && pieces.get(pieces.size() - 1) instanceof Piece.Value before
            && before.end() == i
            && i + 1 < to
            && tokens.get(i + 1).isNumber();
    if (between) {
      pieces.add(new Piece.Arrow(false, i, i + 1));
      return i + 1;
    }
    return i;
  }

  /** 7.26 / 61 / 68 and longer. */
  private int chain(int i) {
    List<NumericValue> numbers = new ArrayList<>();
    int missing = -1;
    int at = i;
    while (at < to && tokens.get(at).isNumber() && numbers.size() < 8) {
      Unit unit = tokens.size() > at + 1 ? UnitReader.at(tokens, at + 1, to) : Unit.none(at + 1);
      boolean percent = unit.has("%");
      int end = percent ? unit.end() : at + 1;
      Unit written = percent ? unit : Unit.none(at + 1);
      numbers.add(NumericValue.exact(tokens.get(at).number(), written, at, end));
      at = end;
      if (missing < 0 && numbers.size() > 1 && omitted(at)) {
        missing = numbers.size();
        at += 2;
      }
      if (at + 1 < to && tokens.get(at).is("/") && tokens.get(at + 1).isNumber()) {
        at++;
      } else {
        at = signedEnd(numbers, at);
        break;
      }
    }
    if (numbers.size() < 3 || missing >= 0 && !Gases.gas(numbers)) {
      return i;
    }
    pieces.add(new Piece.Chain(List.copyOf(numbers), missing, i, at));
    return at;
  }

  /** The stroke and dash of "7.31/52/-/25": a number that is not told, with more behind it. */
  private boolean omitted(int at) {
    return at + 3 < to
        && tokens.get(at).is("/")
        && (tokens.get(at + 1).is("-") || tokens.get(at + 1).is("—") || tokens.get(at + 1).is("–"))
        && tokens.get(at + 2).is("/")
        && tokens.get(at + 3).isNumber();
  }

  /** The signed excess at the end of a gas: "7.34/46/38/24/-1". Index after it. */
  private int signedEnd(List<NumericValue> numbers, int at) {
    boolean signed =
        numbers.size() == 4
            && at + 2 < to
            && tokens.get(at).is("/")
            && (tokens.get(at + 1).is("-") || tokens.get(at + 1).is("+"))
            && tokens.get(at + 2).isNumber()
            && !tokens.get(at + 2).spaced();
    if (!signed) {
      return at;
    }
    java.math.BigDecimal value = tokens.get(at + 2).number();
    numbers.add(
        NumericValue.exact(
            tokens.get(at + 1).is("-") ? value.negate() : value,
            Unit.none(at + 3),
            at + 1,
            at + 3));
    return at + 3;
  }

  /** "37w2d": a number and the word w2d. */
  private int gluedWeeks(int i) {
    NumericValue number = GestationForms.glued(tokens, i, to);
    if (number == null) {
      return i;
    }
    pieces.add(new Piece.Value(number, false, i, number.end()));
    return number.end();
  }

  private int value(int i) {
    NumberForms.Found found =
        tokens.get(i).is("-") && !tokens.get(i).spaced()
            ? null
            : NumberForms.at(tokens, i, untilTime(i));
    if (found == null) {
      return i + 1;
    }
    NumericValue number = BoundWords.read(tokens, bare(i), found.number());
    if (!Counts.has(tokens, from, to, number)) {
      pieces.add(new Piece.Value(number, found.spelled(), number.first(), number.end()));
    }
    return Math.max(i + 1, number.end());
  }

  /** Index of the first token before a number that belongs to no piece. */
  private int bare(int i) {
    return pieces.isEmpty()
        ? from
        : Math.max(from, Math.min(i, pieces.get(pieces.size() - 1).end()));
  }

  /** A number ends where a time begins: the 620 of "620/24h". */
  private int untilTime(int i) {
    for (int t = nextTime; t < times.size(); t++) {
      if (times.get(t).firstToken() > i) {
        return Math.min(to, times.get(t).firstToken());
      }
    }
    return to;
  }
}
