package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.findings.FindingTime.Kind;
import org.chartwarden.notes.text.MonthNames;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;

/** The times that a sentence tells, and which of them belongs to a finding. */
final class Times {

  private static final int REACH = 14;
  private static final int COMMA = 6;
  private static final int STATEMENT = 8;

  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("minute", 0.0),
          Map.entry("min", 0.0),
          Map.entry("hour", 0.04),
          Map.entry("hr", 0.04),
          Map.entry("h", 0.04),
          Map.entry("day", 1.0),
          Map.entry("week", 7.0),
          Map.entry("wk", 7.0),
          Map.entry("fortnight", 14.0),
          Map.entry("month", 30.4),
          Map.entry("mo", 30.4),
          Map.entry("year", 365.25),
          Map.entry("yr", 365.25),
          Map.entry("decade", 3652.5));

  private static final Map<String, Integer> VAGUE =
      Map.of(
          "a",
          1,
          "an",
          1,
          "couple",
          2,
          "few",
          3,
          "several",
          4,
          "many",
          8,
          "half",
          1,
          "numerous",
          8);

  private static final Set<String> BACK =
      Set.of("ago", "prior", "earlier", "before", "previously", "back", "preceding", "previous");
  private static final Set<String> PAST = Set.of("last", "past", "previous", "preceding", "prior");
  private static final Set<String> FILLERS =
      Set.of(
          "of",
          "the",
          "about",
          "approximately",
          "around",
          "nearly",
          "almost",
          "over",
          "roughly",
          "~",
          "-",
          "more",
          "than",
          "at",
          "least",
          "only",
          "just");
  private static final Set<String> RECENT =
      Set.of(
          "recent",
          "recently",
          "newly",
          "lately",
          "acute",
          "acutely",
          "new",
          "today",
          "currently",
          "current",
          "now",
          "ongoing",
          "active");

  private record Expression(FindingTime time, int first, int end) {}

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Expression> expressions = new ArrayList<>();

  Times(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    for (int i = from; i < to; i++) {
      Expression found = at(i);
      if (found != null) {
        expressions.add(found);
        i = found.end() - 1;
      }
    }
  }

  /** The time that stands nearest to a finding; a comma or a verb between makes it farther. */
  FindingTime of(int first, int end, SentenceCues cues) {
    FindingTime best = FindingTime.UNSAID;
    int nearest = REACH + 1;
    for (Expression one : expressions) {
      int gapFrom = one.first() >= end ? end : one.end();
      int gapTo = one.first() >= end ? one.first() : first;
      if (gapTo < gapFrom && one.first() < end && one.end() > first) {
        return one.time();
      }
      if (cues.between(Cue.Kind.STOP, gapFrom, gapTo)) {
        continue;
      }
      int distance = gapTo - gapFrom;
      for (int i = gapFrom; i < gapTo; i++) {
        distance += tokens.get(i).is(",") || tokens.get(i).is("and") ? COMMA : 0;
      }
      distance += cues.between(Cue.Kind.VERB, gapFrom, gapTo) ? STATEMENT : 0;
      boolean word = one.time().kind() == Kind.RECENT;
      int reach = word ? 4 : REACH;
      if (distance < nearest && distance <= reach && !(word && one.first() >= end)) {
        nearest = distance;
        best = one.time();
      }
    }
    return best;
  }

  private Expression at(int i) {
    Token token = tokens.get(i);
    Expression amount = amount(i);
    if (amount != null) {
      return amount;
    }
    if (RECENT.contains(token.key())) {
      return expression(Kind.RECENT, 0, 0, i, i + 1);
    }
    if (token.is("yesterday")) {
      return expression(Kind.AGO, 1, 0, i, i + 1);
    }
    if (PAST.contains(token.key()) && i + 1 < to && UNITS.containsKey(tokens.get(i + 1).key())) {
      double days = UNITS.get(tokens.get(i + 1).key());
      return expression(Kind.AGO, (int) Math.round(days), 0, i, i + 2);
    }
    if (token.is("childhood") || token.is("infancy") || token.is("adolescence")) {
      return expression(Kind.LONG_AGO, 0, 0, i, i + 1);
    }
    boolean age = token.is("age") || token.is("aged");
    if (age && i + 1 < to && i > from && tokens.get(i - 1).is("at")) {
      return expression(Kind.LONG_AGO, 0, 0, i, Math.min(to, i + 3));
    }
    return year(i);
  }

  /** "in 2012", "since March 2012", "(2012)". */
  private Expression year(int i) {
    Token token = tokens.get(i);
    if (!token.isNumber() || token.number().scale() > 0 || i == from) {
      return null;
    }
    int value = token.number().intValue();
    boolean fits = token.raw().length() == 4 && value >= 1900 && value <= 2100;
    Token before = tokens.get(i - 1);
    boolean leads =
        before.is("in")
            || before.is("since")
            || before.is("(")
            || before.is("of")
            || before.is(",")
            || before.isWord() && before.raw().length() >= 3 && MonthNames.like(before.key()) > 0;
    return fits && leads ? expression(Kind.YEAR, 0, value, i, i + 1) : null;
  }

  private Expression amount(int i) {
    Token token = tokens.get(i);
    double count = -1;
    int next = i;
    NumberWords.Found words = NumberWords.at(tokens, i, to);
    if (token.isNumber()) {
      count = token.number().doubleValue();
      next = i + 1;
      if (next + 1 < to
          && (tokens.get(next).is("-") || tokens.get(next).is("to") || tokens.get(next).is("or"))
          && tokens.get(next + 1).isNumber()) {
        count = tokens.get(next + 1).number().doubleValue();
        next += 2;
      }
    } else if (words != null) {
      count = words.value();
      next = words.end();
      boolean range = next + 1 < to && (tokens.get(next).is("to") || tokens.get(next).is("or"));
      NumberWords.Found upper = range ? NumberWords.at(tokens, next + 1, to) : null;
      if (upper != null) {
        count = upper.value();
        next = upper.end();
      }
    } else if (VAGUE.containsKey(token.key())) {
      count = VAGUE.get(token.key());
      next = i + 1;
      while (next < to && VAGUE.containsKey(tokens.get(next).key())) {
        count = VAGUE.get(tokens.get(next++).key());
      }
      next += next < to && tokens.get(next).is("of") ? 1 : 0;
    }
    if (count < 0) {
      return null;
    }
    next += next < to && tokens.get(next).is("-") ? 1 : 0;
    if (next >= to || !UNITS.containsKey(tokens.get(next).key())) {
      return null;
    }
    int days = (int) Math.min(40_000, Math.round(count * UNITS.get(tokens.get(next).key())));
    return told(i, next + 1, days);
  }

  /** What the words around an amount of time make of it. */
  private Expression told(int first, int end, int days) {
    if (end < to && BACK.contains(tokens.get(end).key())) {
      return expression(Kind.AGO, days, 0, first, end + 1);
    }
    boolean old = end < to && (tokens.get(end).is("old") || tokens.get(end).is("-"));
    boolean after =
        end < to
            && (tokens.get(end).is("later")
                || tokens.get(end).is("after")
                || tokens.get(end).is("postoperatively"));
    if (after
        || old && (tokens.get(end).is("old") || end + 1 < to && tokens.get(end + 1).is("old"))) {
      return null;
    }
    boolean historyOf = false;
    for (int i = end; i < Math.min(to, end + 3); i++) {
      historyOf |= tokens.get(i).is("history") || tokens.get(i).is("duration");
    }
    int lead = first - 1;
    while (lead >= from && FILLERS.contains(tokens.get(lead).key())) {
      lead--;
    }
    String word = lead >= from ? tokens.get(lead).key() : "";
    if (word.equals("for") || word.equals("since") || historyOf || PAST.contains(word)) {
      return expression(Kind.SINCE, days, 0, Math.max(from, lead), end);
    }
    if (word.equals("within") || word.equals("in")) {
      return expression(Kind.AGO, days, 0, lead, end);
    }
    return null;
  }

  private Expression expression(Kind kind, int days, int year, int first, int end) {
    StringBuilder words = new StringBuilder();
    for (int i = first; i < end; i++) {
      words.append(i > first && tokens.get(i).spaced() ? " " : "").append(tokens.get(i).raw());
    }
    return new Expression(new FindingTime(kind, days, year, words.toString()), first, end);
  }
}
