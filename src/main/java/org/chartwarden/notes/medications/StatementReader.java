package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * Reads what stands behind a drug until something else begins: another drug, the end of the clause,
 * or words that say nothing of a dose.
 */
final class StatementReader {

  private static final int FILLERS = 4;
  private static final int BRACKET = 10;
  private static final int INDICATION = 5;

  private final List<Token> tokens;
  private final DrugName[] names;
  private final int to;

  /**
   * @param names the drug whose name begins at a token, or null, by the token's index
   * @param to index after the last token of the sentence
   */
  StatementReader(List<Token> tokens, DrugName[] names, int to) {
    this.tokens = tokens;
    this.names = names;
    this.to = to;
  }

  private int offset;

  /** Sets the index of the first token of the sentence, at which {@code names} begins. */
  StatementReader from(int first) {
    offset = first;
    return this;
  }

  DrugName nameAt(int i) {
    return names[i - offset];
  }

  /** Reads on from a token. */
  void read(Statement statement, int from) {
    int i = from;
    int fillers = 0;
    boolean separated = false;
    boolean change = false;
    while (i < to && nameAt(i) == null && !ends(i, from)) {
      Token token = tokens.get(i);
      int next = step(statement, i, separated, change);
      if (next < 0) {
        break;
      }
      if (next > i) {
        change = changes(token, next, i);
        i = next;
        fillers = 0;
        separated = false;
        continue;
      }
      if (token.is(",") || token.is("and") || token.is("&") || token.is("/")) {
        if (separated && !token.is("and") && !token.is("&")) {
          break;
        }
        separated = true;
        i++;
        continue;
      }
      if (token.is("(") || token.is("[")) {
        int close = skippable(statement, i);
        i = close > i ? close : i + 1;
        continue;
      }
      if (token.is("→") || token.is("<")) {
        change = true;
        i++;
        continue;
      }
      if (token.is("to") || token.is("from") || token.is("up") || token.is("down")) {
        change |= token.is("to") || token.is("down") || token.is("up");
      } else if (!DrugWords.filler(token) || fillers >= FILLERS) {
        break;
      }
      fillers++;
      i++;
    }
    statement.read = Math.max(statement.read, Math.min(i, to));
  }

  private boolean changes(Token token, int next, int i) {
    return next > i
        && (token.key().startsWith("increas")
            || token.key().startsWith("decreas")
            || token.key().startsWith("reduc")
            || token.key().startsWith("titrat")
            || token.key().startsWith("cut")
            || token.key().startsWith("chang")
            || token.key().startsWith("wean")
            || token.key().startsWith("taper")
            || token.key().startsWith("lower")
            || token.key().startsWith("rais")
            || token.key().startsWith("uptitrat")
            || token.key().startsWith("down")
            || token.key().startsWith("doubl")
            || token.key().startsWith("halv"));
  }

  /** Whether the clause ends before a token. */
  boolean ends(int i, int from) {
    Token token = tokens.get(i);
    if (token.is(";") || token.is("•") || token.is("|") && i > from) {
      return true;
    }
    if (token.is(".")) {
      return true;
    }
    if (token.breaks() > 0 && i > from) {
      return token.breaks() > 1 || !continues(i);
    }
    return token.is("but") || token.is("however") || token.is("while");
  }

  /** Whether a line goes on with the dose of the drug above. */
  private boolean continues(int i) {
    Token token = tokens.get(i);
    if (token.isNumber()) {
      Amount amount = AmountReader.at(tokens, i, to);
      return amount != null && amount.isDose();
    }
    FrequencyParts parts = new FrequencyParts();
    return token.isWord()
        && !token.capital()
        && (FrequencyReader.at(tokens, i, to, parts) > i || RouteReader.at(tokens, i, to) != null);
  }

  /** A bracket that says nothing of the dose: the index after it; {@code open} for others. */
  private int skippable(Statement statement, int open) {
    int inside = open + 1;
    if (inside >= to || nameAt(inside) != null) {
      return open;
    }
    Statement trial = new Statement(statement.name, true, inside, inside);
    if (step(trial, inside, false, false) != inside || DrugWords.filler(tokens.get(inside))) {
      return open;
    }
    for (int i = inside; i < to && i < inside + BRACKET; i++) {
      if (nameAt(i) != null) {
        return open;
      }
      if (tokens.get(i).is(")") || tokens.get(i).is("]")) {
        return i + 1;
      }
    }
    return open;
  }

  /**
   * Reads one attribute.
   *
   * @return the index after it; {@code i} when none begins here; -1 when the statement ends
   */
  private int step(Statement s, int i, boolean separated, boolean change) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      int word = word(s, i);
      if (word != i) {
        return word;
      }
    }
    int time = TimeWords.at(tokens, i, to);
    if (time > i && !(s.pair(i))) {
      s.times.add(new int[] {i, time});
      s.read = Math.max(s.read, time);
      return time;
    }
    int frequency = FrequencyReader.at(tokens, i, to, s.frequency);
    if (frequency > i) {
      infusion(s, i);
      s.extend(frequency);
      return indication(s, frequency);
    }
    CourseReader.Found course = CourseReader.at(tokens, i, to);
    if (course != null) {
      s.days = s.days == null ? course.days() : s.days;
      s.day = s.day == null ? course.day() : s.day;
      s.read = Math.max(s.read, course.end());
      return course.end();
    }
    RouteReader.Found route = RouteReader.at(tokens, i, to);
    if (route != null) {
      if (s.route == null) {
        s.route = route;
        s.routeFirst = i;
        s.form = s.form == null ? DrugWords.form(token) : s.form;
      }
      s.extend(route.end());
      return route.end();
    }
    Amount amount = AmountReader.at(tokens, i, to);
    return amount == null ? i : amount(s, amount, separated, change);
  }

  private void infusion(Statement s, int i) {
    String form = DrugWords.form(tokens.get(i));
    s.form = s.form == null ? form : s.form;
  }

  private int word(Statement s, int i) {
    Token token = tokens.get(i);
    boolean near = i <= s.name.end() + 1 && !s.further;
    DrugCues.Cue cue = DrugCues.at(tokens, i, to);
    if (cue != null) {
      DrugCues.Meaning after = cue.status(false);
      boolean test =
          near
              && cue.meanings().stream()
                  .anyMatch(m -> m.circumstance() == Circumstance.TEST && m.after());
      if (test) {
        s.test = true;
        return -1;
      }
      if (after != null && !(cue.status(true) != null && opensNext(cue.end()))) {
        status(s, after.status(), cue);
        return cue.end();
      }
    }
    String salt = near ? DrugWords.salt(token) : null;
    if (salt != null) {
      s.salt = salt;
      s.extend(i + 1);
      return i + 1;
    }
    String release = DrugWords.release(token);
    if (release != null && i <= s.name.end() + 4) {
      s.release = release;
      s.extend(i + 1);
      return i + 1;
    }
    String form = DrugWords.form(token);
    if (form != null && RouteReader.at(tokens, i, to) == null) {
      s.form = s.form == null ? form : s.form;
      int end = FrequencyReader.at(tokens, i, to, s.frequency);
      s.extend(Math.max(end, i + 1));
      return Math.max(end, i + 1);
    }
    if (token.is("max") || token.is("maximum")) {
      return maximum(s, i);
    }
    return i;
  }

  private static void status(Statement s, MedicationStatus status, DrugCues.Cue cue) {
    if (s.status == null || s.status != MedicationStatus.CHANGED) {
      s.status = status;
      s.statusFirst = cue.first();
      s.statusEnd = cue.end();
    }
    s.read = Math.max(s.read, cue.end());
  }

  /** Whether a drug follows at once, so that the verb before belongs to it. */
  private boolean opensNext(int from) {
    for (int i = from; i < to && i < from + 4; i++) {
      if (nameAt(i) != null) {
        return true;
      }
      Token token = tokens.get(i);
      boolean passes =
          token.is("on")
              || token.is("with")
              || token.is("home")
              || token.is("a")
              || token.is("the")
              || token.is("iv")
              || token.is("po")
              || token.is("oral")
              || token.is("her")
              || token.is("his")
              || token.isNumber()
              || DoseUnits.at(tokens, i, to) != null
              || token.is("of");
      if (!passes) {
        return false;
      }
    }
    return false;
  }

  private int maximum(Statement s, int i) {
    int at = i + 1;
    while (at < to
        && at < i + 3
        && (tokens.get(at).is("of") || tokens.get(at).is("dose") || tokens.get(at).is("."))) {
      at++;
    }
    Amount amount = at < to ? AmountReader.at(tokens, at, to) : null;
    if (amount == null) {
      return i;
    }
    s.maximum = amount;
    s.read = Math.max(s.read, amount.end());
    return amount.end();
  }

  /** "PRN for pain", "PRN nausea": the words behind, up to the end of the phrase. */
  private int indication(Statement s, int from) {
    int i = from;
    if (!s.frequency.asNeeded || s.indicationFirst >= 0 || i >= to) {
      return from;
    }
    boolean led = tokens.get(i).is("for");
    i = led ? i + 1 : i;
    int end = i;
    while (end < to
        && end < i + INDICATION
        && nameAt(end) == null
        && !ends(end, i)
        && tokens.get(end).breaks() == 0
        && tokens.get(end).isWord()
        && DrugCues.at(tokens, end, to) == null
        && (end > i || FrequencyReader.at(tokens, end, to, new FrequencyParts()) == end)
        && !tokens.get(end).is("and")) {
      end++;
    }
    if (end == i) {
      return from;
    }
    s.indicationFirst = i;
    s.indicationEnd = end;
    s.read = Math.max(s.read, end);
    return end;
  }

  private int amount(Statement s, Amount amount, boolean separated, boolean change) {
    if (amount.kind() == Amount.Kind.CONCENTRATION) {
      s.test = !s.measured();
      return -1;
    }
    if (separated && opens(amount.end())) {
      return -1;
    }
    switch (amount.kind()) {
      case SOLUTION, PERCENT -> {
        s.read = Math.max(s.read, amount.end());
        return amount.end();
      }
      case BARE -> {
        return bare(s, amount, separated, change);
      }
      default -> {
        return dose(s, amount, separated, change);
      }
    }
  }

  private int dose(Statement s, Amount amount, boolean separated, boolean change) {
    boolean pieces = amount.kind() == Amount.Kind.PIECES;
    if (pieces && amount.unit().equals("{dose}")) {
      s.frequency.doses(amount.low().intValue());
      s.frequency.reach(amount.first(), amount.end());
      s.extend(amount.end());
      return amount.end();
    }
    if (amount.count() != null) {
      s.strength = amount;
      s.count = pieces(amount);
    } else if (pieces) {
      if (s.count != null) {
        return -1;
      }
      s.count = amount;
      if (s.dose != null && !s.dose.unit().contains("/")) {
        s.strength = s.dose;
        s.dose = null;
      }
    } else if (amount.kind() == Amount.Kind.RATE) {
      if (s.rate != null) {
        if (!change) {
          return -1;
        }
        s.changedFrom = s.rate;
        s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
      }
      s.rate = amount;
    } else if (s.dose == null && s.strength == null) {
      boolean of = s.count != null && tokens.get(amount.first() - 1).is("of");
      if (of) {
        s.strength = amount;
      } else {
        s.dose = amount;
      }
    } else if (change) {
      s.changedFrom = s.dose != null ? s.dose : s.strength;
      s.dose = amount;
      s.strength = null;
      s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
    } else if (s.dose != null
        && s.form != null
        && !separated
        && s.strength == null
        && !s.frequency.rhythm()) {
      s.strength = s.dose;
      s.dose = amount;
    } else if (amount.unit().equals("mL") || amount.unit().equals("L")) {
      s.read = Math.max(s.read, amount.end());
      return amount.end();
    } else {
      return -1;
    }
    s.extend(amount.end());
    return amount.end();
  }

  private static Amount pieces(Amount amount) {
    return new Amount(
        amount.count(),
        amount.count(),
        amount.pieces(),
        Amount.Kind.PIECES,
        null,
        null,
        amount.first(),
        amount.end());
  }

  /** A number without a unit: a dose when nothing else can be meant. */
  private int bare(Statement s, Amount amount, boolean separated, boolean change) {
    boolean taken = s.dose != null || s.rate != null || s.count != null || s.strength != null;
    int end = amount.end();
    Token next = end < to ? tokens.get(end) : null;
    boolean glued = next != null && !next.spaced();
    if (next != null && next.is("/") && end + 1 < to && tokens.get(end + 1).isNumber()) {
      if (taken) {
        return -1;
      }
      s.pair = true;
      s.dose = amount;
      int unit = end + 2;
      DoseUnits.Found found = DoseUnits.at(tokens, unit, to);
      int last = found == null ? unit : found.end();
      s.extend(last);
      return last;
    }
    boolean clock = glued && (next.is(":") || next.is("%"));
    boolean year =
        amount.low().scale() == 0
            && amount.low().intValue() >= 1990
            && amount.low().intValue() <= 2099
            && tokens.get(amount.first()).raw().length() == 4
            && tokens.get(amount.first() - 1).is("in");
    boolean period =
        next != null
            && (CourseReader.isPeriod(next.key()) && !next.is("h")
                || next.is("years")
                || next.is("minutes")
                || next.is("min"));
    boolean list =
        next != null
            && (next.is(")") && separated
                || next.is(".")
                    && end + 1 < to
                    && tokens.get(end + 1).isWord()
                    && tokens.get(amount.first()).breaks() > 0);
    if (clock || year || period || list || amount.low().signum() == 0) {
      return -1;
    }
    if (taken) {
      if (change && s.dose != null && s.changedFrom == null) {
        s.changedFrom = s.dose;
        s.dose = amount;
        s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
        s.extend(end);
        return end;
      }
      return -1;
    }
    if (separated) {
      return -1;
    }
    s.dose = ranged(amount);
    s.extend(s.dose.end());
    return s.dose.end();
  }

  private Amount ranged(Amount amount) {
    int dash = amount.end();
    boolean range =
        dash + 1 < to
            && tokens.get(dash).is("-")
            && !tokens.get(dash).spaced()
            && tokens.get(dash + 1).isNumber()
            && tokens.get(dash + 1).number().compareTo(amount.low()) > 0;
    BigDecimal high = range ? tokens.get(dash + 1).number() : amount.high();
    int end = range ? dash + 2 : amount.end();
    return new Amount(amount.low(), high, "", amount.kind(), null, null, amount.first(), end);
  }

  /** Whether a drug follows an amount, so that the amount is its dose: "and 2 mg of morphine". */
  boolean opens(int from) {
    for (int i = from; i < to && i < from + 4; i++) {
      if (nameAt(i) != null) {
        return true;
      }
      Token token = tokens.get(i);
      boolean passes =
          token.is("of")
              || token.is("iv")
              || token.is("po")
              || token.is("im")
              || token.is("sc")
              || token.is("oral")
              || DrugWords.form(token) != null
              || token.is("dose")
              || token.is("intravenous")
              || token.is("-");
      if (!passes) {
        return false;
      }
    }
    return false;
  }
}
