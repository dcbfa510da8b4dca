package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.text.Token;

/** Decides what an amount behind a drug is: its dose, strength, count, rate, or no longer its. */
final class AmountTaker {

  private final List<Token> tokens;
  private final StatementReader reader;
  private final int to;

  AmountTaker(List<Token> tokens, StatementReader reader, int to) {
    this.tokens = tokens;
    this.reader = reader;
    this.to = to;
  }

  /**
   * Takes an amount into a statement.
   *
   * @param separated whether a comma or "and" stands before it
   * @param change whether words of change or an arrow stand before it
   * @return the index after it; -1 when the statement ends before it
   */
  int take(Statement s, Amount amount, boolean separated, boolean change) {
    if (amount.kind() == Amount.Kind.CONCENTRATION) {
      s.test = !s.measured();
      return -1;
    }
    MedicationKind kind = s.name.listed().get(0).medication().kind();
    boolean heading =
        kind == MedicationKind.CLASS
            || s.name.listed().get(0).medication().id().equals("intravenous-fluid");
    if ((separated || heading) && opens(amount.end())) {
      return -1;
    }
    if (s.measured() && AmountPlaces.former(tokens, amount, to)) {
      s.changedFrom = s.changedFrom == null ? amount : s.changedFrom;
      s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
      s.read = Math.max(s.read, amount.end());
      return amount.end();
    }
    if (s.frequency.counted()
        && amount.kind() == Amount.Kind.BARE
        && AmountPlaces.behindArrow(tokens, amount.first())) {
      return -1; // "KCl 40 mEq x1 -> 4.1": the level that it led to
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

  private int dose(Statement s, Amount read, boolean separated, boolean change) {
    Amount amount = read;
    if (read.range() && s.pair(read.first()) && read.kind() == Amount.Kind.DOSE) {
      amount = read.low(read.low());
    }
    if (read.range() && tokens.get(read.first() - 1).is("from")) {
      s.changedFrom = read.low(read.low());
      amount = read.low(read.high());
      s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
    }
    boolean pieces = amount.kind() == Amount.Kind.PIECES;
    if (pieces && amount.unit().equals("{dose}")) {
      s.frequency.doses(amount.low().intValue());
      s.frequency.reach(amount.first(), amount.end());
      s.extend(amount.end());
      return amount.end();
    }
    if (amount.count() != null) {
      s.strength = amount;
      s.count = amount.counted();
    } else if (pieces) {
      if (s.count != null) {
        return -1;
      }
      s.count = amount;
      if (s.dose != null && !s.dose.unit().contains("/")) {
        s.strength = s.dose;
        s.dose = null;
      }
    } else if (amount.kind() == Amount.Kind.RATE && separated && s.dose != null) {
      return -1;
    } else if (amount.kind() == Amount.Kind.RATE) {
      if (s.rate != null && sized(s.rate) && !sized(amount) && s.perSize == null && !change) {
        s.perSize = s.rate;
      } else if (s.rate != null) {
        if (!change) {
          return -1;
        }
        s.changedFrom = s.rate;
        s.status = s.status == null ? MedicationStatus.CHANGED : s.status;
      }
      if (change && s.dose != null && s.dose.unit().isEmpty()) {
        s.changedFrom = s.dose;
        s.dose = null;
      }
      s.rate = amount;
    } else if (s.dose == null && s.strength == null) {
      boolean of = s.count != null && tokens.get(amount.first() - 1).is("of");
      if (of) {
        s.strength = amount;
      } else {
        s.dose = amount;
      }
    } else if (s.dose != null && !s.sized() && s.perSize == null && sized(amount) && !change) {
      s.perSize = amount;
    } else if (s.sized() && s.perSize == null && !amount.unit().contains("/")) {
      s.perSize = s.dose;
      s.dose = amount;
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
    } else if (s.dose != null && s.count == null && volume(s.dose) && !volume(amount)) {
      s.count = s.dose;
      s.dose = amount;
    } else if (volume(amount)) {
      s.read = Math.max(s.read, amount.end());
      return amount.end();
    } else {
      return -1;
    }
    s.extend(amount.end());
    return amount.end();
  }

  private static boolean sized(Amount amount) {
    return amount.unit().contains("/kg") || amount.unit().contains("/m2");
  }

  private static boolean volume(Amount amount) {
    return amount.unit().equals("mL") || amount.unit().equals("L");
  }

  /** A number without a unit: a dose when nothing else can be meant. */
  private int bare(Statement s, Amount amount, boolean separated, boolean change) {
    boolean taken = s.dose != null || s.rate != null || s.count != null || s.strength != null;
    int end = amount.end();
    Token next = end < to ? tokens.get(end) : null;
    boolean glued = next != null && !next.spaced();
    boolean link = next != null && (next.is("/") || next.is("-") && s.pair(amount.first()));
    if (link && end + 1 < to && tokens.get(end + 1).isNumber()) {
      if (taken) {
        return -1;
      }
      s.pair = true;
      int unit = end + 2;
      DoseUnits.Found found = DoseUnits.at(tokens, unit, to);
      s.dose = found == null || found.kind() != Amount.Kind.DOSE ? amount : amount.in(found.code());
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
            && (CourseReader.isPeriod(next.key())
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
    list |= next != null && AmountPlaces.numbered(tokens, amount, end);
    boolean said = s.statusEnd == amount.first() && s.statusEnd > s.name.end();
    boolean hour =
        amount.low().scale() <= 0
            && tokens.get(amount.first()).raw().length() == 4
            && (said && !(change && AmountPlaces.near(s.dose, amount))
                || tokens.get(amount.first()).raw().startsWith("0"));
    clock |= hour && amount.low().intValue() < 2400;
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
      if (change && s.rate != null && s.changedFrom == null && AmountPlaces.near(s.rate, amount)) {
        s.changedFrom = s.rate; // "started at 10 mcg/min titrated to 18"
        s.rate = s.rate.low(amount.low());
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
      if (reader.nameAt(i) != null) {
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
