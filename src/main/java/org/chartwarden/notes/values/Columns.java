package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/**
 * Reads tables that stand in the text: a line of days or other heads, then lines of a name with a
 * value for each.
 */
final class Columns {

  private static final Set<String> HEADS =
      WordSet.of(
          "pre",
          "post",
          "adm",
          "today",
          "admission",
          "discharge",
          "dc",
          "now",
          "prior",
          "yest",
          "yesterday",
          "before",
          "after",
          "initial",
          "current",
          "latest",
          "am",
          "pm");

  private final List<Token> tokens;
  private final List<TimeMention> times;
  private final List<Tied> ties = new ArrayList<>();
  private final boolean[] used;
  private List<Head> heads = List.of();
  private List<NameHead> names = List.of();

  private record Head(TimeMention time, int column) {}

  private record NameHead(List<WardName> names, int first, int end, int cell, int column) {}

  private Columns(List<Token> tokens, List<TimeMention> times) {
    this.tokens = tokens;
    this.times = times;
    this.used = new boolean[tokens.size()];
  }

  /**
   * What tables gave.
   *
   * @param ties the values of all tables
   * @param used for each token whether a table holds it
   */
  record Read(List<Tied> ties, boolean[] used) {}

  static Read of(List<Token> tokens, List<TimeMention> times) {
    Columns columns = new Columns(tokens, times);
    int line = 0;
    int nextTime = 0;
    while (line < tokens.size()) {
      int end = line + 1;
      while (end < tokens.size() && tokens.get(end).breaks() == 0) {
        end++;
      }
      while (nextTime < times.size() && times.get(nextTime).firstToken() < line) {
        nextTime++;
      }
      int lastTime = nextTime;
      while (lastTime < times.size() && times.get(lastTime).firstToken() < end) {
        lastTime++;
      }
      columns.line(line, end, times.subList(nextTime, lastTime));
      line = end;
    }
    return new Read(columns.ties, columns.used);
  }

  private void line(int from, int to, List<TimeMention> inLine) {
    if (tokens.get(from).breaks() > 1 && !heads.isEmpty() && !row(from, to, inLine)) {
      heads = List.of();
    } else if (!heads.isEmpty() && row(from, to, inLine)) {
      return;
    }
    if (!names.isEmpty()) {
      if (tokens.get(from).breaks() <= 1 && timedRow(from, to, inLine)) {
        return;
      }
      names = List.of();
    }
    List<Head> found = heads(from, to, inLine);
    if (found.size() >= 2) {
      heads = found;
    } else if (inLine.isEmpty()) {
      names = nameHeads(from, to);
    }
  }

  /** The names of a line that holds nothing else than at least two of them. */
  private List<NameHead> nameHeads(int from, int to) {
    List<NameHead> found = new ArrayList<>();
    int cell = 0;
    int words = 0;
    int i = from;
    while (i < to) {
      Token token = tokens.get(i);
      WardNames.Found name = token.isWord() ? WardNames.standard().at(tokens, i, to) : null;
      if (name != null) {
        int column = token.start() - tokens.get(from).start();
        found.add(new NameHead(name.names(), i, name.end(), cell, column));
        i = name.end();
        continue;
      }
      if (token.isNumber() || token.isWord() && ++words > 1) {
        return List.of();
      }
      cell += token.is("|") ? 1 : 0;
      i++;
    }
    return found.size() >= 2 && (found.size() >= 3 || cell > 0) ? found : List.of();
  }

  /** A time and a value for each name of the line above: "1800 | 612 | 5.7 | 31". */
  private boolean timedRow(int from, int to, List<TimeMention> inLine) {
    TimeMention time = null;
    int i = from;
    if (!inLine.isEmpty() && inLine.get(0).firstToken() - from <= 1) {
      time = inLine.get(0);
      i = time.endToken();
    } else if (tokens.get(from).isNumber() && tokens.get(from).raw().length() == 4) {
      i = from + 1;
    } else {
      return false;
    }
    int cell = 0;
    for (int k = from; k < i; k++) {
      cell += tokens.get(k).is("|") ? 1 : 0;
    }
    boolean piped = false;
    int index = 0;
    boolean any = false;
    while (i < to) {
      Token token = tokens.get(i);
      if (token.is("|")) {
        cell++;
        piped = true;
        i++;
        continue;
      }
      NumberForms.Found found = token.isNumber() ? NumberForms.at(tokens, i, to) : null;
      if (found == null) {
        if (token.isWord()) {
          break;
        }
        i++;
        continue;
      }
      NameHead head = piped ? inCell(cell) : index < names.size() ? names.get(index) : null;
      if (head != null) {
        List<WardName> fitting = Fitting.of(head.names(), found.number(), true);
        ValueKind kind = fitting.isEmpty() ? ValueKind.UNKNOWN : fitting.get(0).kind();
        ties.add(
            new Tied(fitting, kind, found.number(), head.first(), head.end(), false, time, null));
        any = true;
      }
      index++;
      i = found.number().end();
    }
    for (int k = from; k < i && any; k++) {
      used[k] = true;
    }
    return any;
  }

  private NameHead inCell(int cell) {
    for (NameHead head : names) {
      if (head.cell() == cell) {
        return head;
      }
    }
    return null;
  }

  /** The heads of a line that holds nothing else than them and a few words before. */
  private List<Head> heads(int from, int to, List<TimeMention> inLine) {
    List<Head> found = new ArrayList<>();
    int lineStart = tokens.get(from).start();
    int words = 0;
    int i = from;
    int time = 0;
    while (i < to) {
      while (time < inLine.size() && inLine.get(time).firstToken() < i) {
        time++;
      }
      Token token = tokens.get(i);
      if (time < inLine.size() && inLine.get(time).firstToken() == i) {
        found.add(new Head(inLine.get(time), token.start() - lineStart));
        i = inLine.get(time).endToken();
      } else if (HEADS.contains(token.key())) {
        found.add(new Head(null, token.start() - lineStart));
        i++;
      } else if (token.isNumber()) {
        return List.of();
      } else {
        words += token.isWord() ? 1 : 0;
        i++;
      }
    }
    return words <= 2 ? found : List.of();
  }

  /** Reads a name with so many values; false when the line is none. */
  private boolean row(int from, int to, List<TimeMention> inLine) {
    int first = from;
    while (first < to && !tokens.get(first).isWord() && !tokens.get(first).isNumber()) {
      first++;
    }
    if (first >= to) {
      return false;
    }
    WardNames.Found name = WardNames.standard().at(tokens, first, to);
    int nameEnd = name == null ? first : name.end();
    while (nameEnd < to && nameEnd - first < 5 && !tokens.get(nameEnd).isNumber()) {
      nameEnd++;
    }
    boolean pressure =
        name == null
            || name.names().stream()
                .anyMatch(
                    one ->
                        String.valueOf(one.concept()).endsWith("-bp")
                            || "blood-pressure".equals(one.concept()));
    List<NumericValue> numbers = RowNumbers.of(tokens, nameEnd, to, pressure);
    if (nameEnd == first || numbers.size() < 2 || numbers.size() > heads.size()) {
      return false;
    }
    List<WardName> names =
        name == null ? List.of() : Fitting.of(name.names(), numbers.get(0), true);
    ValueKind kind = names.isEmpty() ? ValueKind.UNKNOWN : names.get(0).kind();
    int end = name == null ? nameEnd : name.end();
    for (int n = 0; n < numbers.size(); n++) {
      NumericValue number = numbers.get(n);
      Head head = numbers.size() == heads.size() ? heads.get(n) : nearest(number, from);
      boolean newest = n + 1 == numbers.size();
      ties.add(new Tied(names, kind, number, first, end, !newest, head.time(), null));
    }
    int last = numbers.get(numbers.size() - 1).end();
    for (int i = from; i < last; i++) {
      used[i] = true;
    }
    return true;
  }

  private Head nearest(NumericValue number, int lineFirst) {
    int column = tokens.get(number.first()).start() - tokens.get(lineFirst).start();
    Head best = heads.get(0);
    for (Head head : heads) {
      if (Math.abs(head.column() - column) < Math.abs(best.column() - column)) {
        best = head;
      }
    }
    return best;
  }
}
