package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.Token;

/** Finds names and values in a sentence; values of reference ranges are left out. */
final class SentenceItems {

  private final MeasureNames names;
  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Item> items = new ArrayList<>();
  private Unit unitOfName;

  private SentenceItems(MeasureNames names, List<Token> tokens, int from, int to) {
    this.names = names;
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  static List<Item> of(MeasureNames names, List<Token> tokens, int from, int to) {
    return new SentenceItems(names, tokens, from, to).read();
  }

  private List<Item> read() {
    int i = from;
    while (i < to) {
      Token token = tokens.get(i);
      int skip = token.is("(") || token.is("[") ? referenceBracket(i) : -1;
      if (skip > i) {
        i = skip;
        continue;
      }
      if (token.isWord()) {
        MeasureNames.Found name = names.at(tokens, i, to);
        if (name != null) {
          i = unitBehindName(named(name, i));
          continue;
        }
      }
      NumericValue value = token.is("-") && !bare(i) ? null : ValueReader.at(tokens, i, to);
      if (value == null && token.isNumber()) {
        i = chain(i);
      } else if (value == null) {
        i++;
      } else if (value.isPair()
          && value.end() < to
          && tokens.get(value.end()).is("/")
          && value.end() + 1 < to
          && tokens.get(value.end() + 1).isNumber()) {
        i = value.end();
      } else {
        if (!Counters.counts(tokens, value, to) && !statedReference(value)) {
          items.add(new Item.Value(inUnitOfName(value), bracketedAlone(value)));
        }
        i = value.end();
      }
    }
    return items;
  }

  /** Whether a dash at a token may be a sign: not glued to what stands before it. */
  private boolean bare(int i) {
    return tokens.get(i).spaced();
  }

  /** "Sodium (mmol/L) 128": keeps the unit for the value to come. */
  private int unitBehindName(int end) {
    unitOfName = null;
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    if (!(last instanceof Item.Name name) || end + 2 >= to) {
      return end;
    }
    boolean open = tokens.get(end).is("(") || tokens.get(end).is("[");
    if (!open && !tokens.get(end).is(",")) {
      return end;
    }
    Unit unit = UnitReader.at(tokens, end + 1, to);
    if (!unit.written() || unit.end() >= to) {
      return end;
    }
    Token next = tokens.get(unit.end());
    boolean closed = open ? next.is(")") || next.is("]") : next.is(":") || next.is("=");
    if (!closed) {
      return end;
    }
    unitOfName = unit;
    items.set(items.size() - 1, new Item.Name(name.names(), name.first(), unit.end() + 1));
    return unit.end() + 1;
  }

  private NumericValue inUnitOfName(NumericValue value) {
    Unit unit = unitOfName;
    unitOfName = null;
    return unit == null || value.unit().written() ? value : value.withUnit(unit);
  }

  /** "sodium/potassium/chloride: 140/4.1/101": a value for each of as many names before it. */
  private int chain(int first) {
    List<NumericValue> values = new ArrayList<>();
    int i = first;
    while (i < to && tokens.get(i).isNumber()) {
      values.add(
          new NumericValue(
              tokens.get(i).number(), null, null, null, Bound.EXACT, Unit.none(i + 1), i, i + 1));
      i++;
      if (i >= to || !tokens.get(i).is("/")) {
        break;
      }
      i++;
    }
    int names = 0;
    while (names < items.size() && items.get(items.size() - 1 - names) instanceof Item.Name) {
      names++;
    }
    if (values.size() < 3 || values.size() != names) {
      return Math.max(first + 1, i);
    }
    Unit unit = UnitReader.at(tokens, i, to);
    values.forEach(value -> items.add(new Item.Value(value.withUnit(unit), false)));
    return Math.max(i, unit.end());
  }

  private int named(MeasureNames.Found found, int first) {
    int end = found.end();
    while (end < to && isCharge(end)) {
      end++;
    }
    boolean decoy = found.names().get(0).measured() == null;
    // The same letters may stand for a measurement and for what only looks like one.
    List<MeasureName> names =
        found.names().stream().filter(name -> name.measured() != null).toList();
    items.add(decoy ? new Item.Decoy(first, end) : new Item.Name(names, first, end));
    return end;
  }

  /** The + or - of an ion, glued to its name and not to a number. */
  private boolean isCharge(int i) {
    Token token = tokens.get(i);
    boolean sign = token.is("+") || token.is("-");
    boolean next =
        i + 1 < to
            && !tokens.get(i + 1).spaced()
            && (tokens.get(i + 1).isNumber() || tokens.get(i + 1).isWord());
    return sign && !token.spaced() && !next;
  }

  private Item.Value lastValue() {
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    return last instanceof Item.Value value ? value : null;
  }

  /** The index after a bracket that holds a reference range, or -1. */
  private int referenceBracket(int open) {
    Bracket bracket = Bracket.at(names, tokens, open, to);
    if (bracket == null || !bracket.mayBeReference()) {
      return -1;
    }
    Item.Value before = lastValue();
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    int after = bracket.close() + 1;
    if (before != null && open - before.end() <= 4) {
      NumericValue number = before.number();
      Unit unit = number.unit().written() ? number.unit() : bracket.unit();
      refer(before, bracket.reference(), unit);
      return after;
    }
    if (last instanceof Item.Name name && open - name.end() <= 2 && valueFollows(after)) {
      items.set(items.size() - 1, new Item.Name(name.names(), name.first(), after));
      return after;
    }
    return -1;
  }

  /** Gives the last value its normal range, and a unit when it has none. */
  private void refer(Item.Value value, ReferenceRange range, Unit unit) {
    NumericValue number = value.number().withUnit(unit).withReference(range);
    items.set(items.size() - 1, new Item.Value(number, value.bracketed()));
  }

  private boolean valueFollows(int at) {
    int i = at;
    while (i < to && i < at + 3 && !tokens.get(i).isNumber()) {
      i++;
    }
    return i < Math.min(to, at + 3) && tokens.get(i).isNumber();
  }

  /** A range that is named as the normal one without brackets, or stands behind its value. */
  private boolean statedReference(NumericValue value) {
    Item.Value before = lastValue();
    if (before == null || value.first() - before.end() > 8) {
      return false;
    }
    boolean next =
        value.first() == before.end()
            || value.first() == before.end() + 1 && tokens.get(before.end()).is(",");
    if (next
        && value.isRange()
        && !before.number().isRange()
        && (sameUnit(before, value) || closes(value))) {
      refer(before, ReferenceRange.of(value), before.number().unit());
      return true;
    }
    for (int i = Math.max(before.end(), value.first() - 5); i < value.first(); i++) {
      if (tokens.get(i).isWord() && GapWords.REFERENCE.contains(tokens.get(i).key())) {
        refer(before, ReferenceRange.of(value), before.number().unit());
        return true;
      }
    }
    return false;
  }

  private boolean closes(NumericValue value) {
    return value.end() < to && (tokens.get(value.end()).is(")") || tokens.get(value.end()).is("]"));
  }

  private static boolean sameUnit(Item.Value before, NumericValue range) {
    return !range.unit().written()
        || range.unit().codes().equals(before.number().unit().codes())
        || !before.number().unit().written();
  }

  private boolean bracketedAlone(NumericValue value) {
    Item.Value before = lastValue();
    return before != null
        && value.first() - 1 == before.end()
        && (tokens.get(value.first() - 1).is("(")
            || tokens.get(value.first() - 1).is("[")
            || tokens.get(value.first() - 1).is("/"))
        && value.end() < to;
  }
}
