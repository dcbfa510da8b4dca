package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Finds names and values in a sentence; values of reference ranges are left out. */
final class SentenceItems {

  private static final int LONGEST_BRACKET = 25;

  private static final Set<String> REFERENCE =
      Set.of(
          "normal",
          "reference",
          "references",
          "ref",
          "range",
          "nl",
          "uln",
          "nr",
          "limit",
          "limits",
          "normals",
          "rv",
          "rr",
          "cutoff",
          "nv",
          "n",
          "norm",
          "interval",
          "threshold",
          "lln",
          "target",
          "goal",
          "expected",
          "normally",
          "control",
          "rng",
          "rf");

  private final MeasureNames names;
  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Item> items = new ArrayList<>();

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
          i = named(name, i);
          continue;
        }
      }
      NumericValue value = token.is("-") && !bare(i) ? null : ValueReader.at(tokens, i, to);
      if (value == null) {
        i++;
      } else if (value.isPair()
          && value.end() < to
          && tokens.get(value.end()).is("/")
          && value.end() + 1 < to
          && tokens.get(value.end() + 1).isNumber()) {
        i = value.end();
      } else {
        if (!Counters.counts(tokens, value, to) && !statedReference(value)) {
          items.add(new Item.Value(value, bracketedAlone(value)));
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

  private int named(MeasureNames.Found found, int first) {
    int end = found.end();
    while (end < to && isCharge(end)) {
      end++;
    }
    if (found.names().get(0).measured() != null) {
      items.add(new Item.Name(found.names(), first, end));
    }
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
    int close = closing(open);
    if (close < 0) {
      return -1;
    }
    boolean cue = false;
    boolean named = false;
    int values = 0;
    boolean range = false;
    int i = open + 1;
    int others = 0;
    while (i < close) {
      Token token = tokens.get(i);
      if (token.isWord() && REFERENCE.contains(token.key())) {
        cue = true;
        i++;
        continue;
      }
      NumericValue value = token.isWord() ? null : ValueReader.at(tokens, i, close);
      if (value != null) {
        values++;
        range |=
            value.isRange()
                || value.bound() == Bound.LESS
                || value.bound() == Bound.GREATER
                || value.bound() == Bound.LESS_OR_EQUAL
                || value.bound() == Bound.GREATER_OR_EQUAL;
        i = value.end();
        continue;
      }
      named |= token.isWord() && names.at(tokens, i, close) != null;
      others += token.isWord() ? 1 : 0;
      i++;
    }
    Item.Value before = lastValue();
    boolean behindValue = before != null && open - before.end() <= 4;
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    boolean behindName =
        last instanceof Item.Name name && open - name.end() <= 2 && valueFollows(close + 1);
    boolean reference =
        values > 0 && (cue && !named || range && others == 0) && (behindValue || behindName);
    if (!reference) {
      return -1;
    }
    if (behindValue) {
      lendUnit(before, open, close);
    } else if (last instanceof Item.Name name) {
      items.set(items.size() - 1, new Item.Name(name.names(), name.first(), close + 1));
    }
    return close + 1;
  }

  private boolean valueFollows(int at) {
    int i = at;
    while (i < to && i < at + 3 && !tokens.get(i).isNumber()) {
      i++;
    }
    return i < Math.min(to, at + 3) && tokens.get(i).isNumber();
  }

  /** A value without a unit has that of the range behind it. */
  private void lendUnit(Item.Value before, int open, int close) {
    if (before.number().unit().written()) {
      return;
    }
    for (int i = open + 1; i < close; i++) {
      NumericValue value = tokens.get(i).isNumber() ? ValueReader.at(tokens, i, close) : null;
      if (value != null && value.unit().written() && !value.unit().isDuration()) {
        items.set(
            items.size() - 1,
            new Item.Value(before.number().withUnit(value.unit()), before.bracketed()));
        return;
      }
    }
  }

  private int closing(int open) {
    String wanted = tokens.get(open).is("(") ? ")" : "]";
    for (int i = open + 1; i < to && i - open <= LONGEST_BRACKET; i++) {
      if (tokens.get(i).is(wanted)) {
        return i;
      }
      if (tokens.get(i).is("(") || tokens.get(i).is("[")) {
        return -1;
      }
    }
    return -1;
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
      return true;
    }
    for (int i = Math.max(before.end(), value.first() - 5); i < value.first(); i++) {
      if (tokens.get(i).isWord() && REFERENCE.contains(tokens.get(i).key())) {
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
