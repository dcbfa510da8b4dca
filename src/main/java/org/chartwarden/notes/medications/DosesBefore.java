package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.Token;

/** Reads what stands before a drug: "10 mg of morphine", "two tablets of", "IV", "1 u". */
final class DosesBefore {

  private static final int REACH = 6;

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final Amount[] endings;

  DosesBefore(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.endings = new Amount[to - from + 1];
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.isNumber() || token.isWord() || token.is("½")) {
        Amount amount = AmountReader.at(tokens, i, to);
        if (amount != null) {
          endings[amount.end() - from] = amount;
          i = amount.end() - 1;
        }
      }
    }
  }

  /** Reads back from the name, not before {@code limit}. */
  void read(Statement s, int limit) {
    int j = s.name.first();
    int steps = 0;
    while (j > limit && steps < REACH) {
      Amount amount = endings[j - from];
      boolean letter = tokens.get(s.name.first()).raw().length() == 1;
      if (letter && amount != null) {
        // "2 g K": a diet.
        return;
      }
      if (amount != null && amount.first() >= limit) {
        if (amount.end() > j || !take(s, amount, j)) {
          return;
        }
        j = amount.first();
        s.first = j;
        steps++;
        if (amount.kind() == Amount.Kind.PIECES || s.strength == null && s.count != null) {
          return;
        }
        continue;
      }
      Token token = tokens.get(j - 1);
      if (tokens.get(j).breaks() > 0) {
        return;
      }
      int route = routeEndingAt(s, j, limit);
      if (route < j) {
        j = route;
        steps++;
        continue;
      }
      String form = DrugWords.form(token);
      String release = DrugWords.release(token);
      boolean passes =
          token.is("of")
              || token.is("the")
              || token.is("a")
              || token.is("-")
              || token.is("dose")
              || token.is("doses")
              || token.is("low")
              || token.is("high")
              || token.is("additional")
              || token.is("more")
              || token.is("extra")
              || token.is("single")
              || token.is("stat")
              || token.is("regular")
              || token.is("total")
              || token.is("ml")
              || token.is("continuous")
              || token.is("maintenance");
      if (form != null) {
        s.form = s.form == null ? form : s.form;
      } else if (release != null) {
        s.release = release;
      } else if (!passes) {
        return;
      }
      j--;
      steps++;
    }
  }

  private int routeEndingAt(Statement s, int j, int limit) {
    for (int k = Math.max(limit, j - 4); k < j; k++) {
      RouteReader.Found route = RouteReader.at(tokens, k, to);
      if (route != null && route.end() == j) {
        boolean part = tokens.get(k).is("top") || tokens.get(k).is("io") || tokens.get(k).is("gt");
        if (part) {
          return j;
        }
        s.route = route;
        s.routeFirst = k;
        s.first = Math.min(s.first, k);
        s.form = s.form == null ? DrugWords.form(tokens.get(k)) : s.form;
        return k;
      }
    }
    FrequencyParts parts = new FrequencyParts();
    for (int k = Math.max(limit, j - 4); k < j; k++) {
      boolean on = k == j - 1 && tokens.get(k).is("on");
      if (!on
          && FrequencyReader.at(tokens, k, to, parts) == j
          && parts.rhythm()
          && parts.first() == k) {
        FrequencyReader.at(tokens, k, to, s.frequency);
        s.first = Math.min(s.first, k);
        return k;
      }
    }
    return j;
  }

  private static boolean take(Statement s, Amount amount, int j) {
    switch (amount.kind()) {
      case DOSE -> {
        if (amount.count() != null) {
          s.strength = amount;
          s.count = amount.counted();
        } else {
          s.dose = amount;
        }
      }
      case RATE -> s.rate = amount;
      case PIECES -> {
        if (amount.unit().equals("{dose}")) {
          s.frequency.doses(amount.low().intValue());
          s.frequency.reach(amount.first(), amount.end());
        } else {
          s.count = amount;
        }
      }
      case BARE -> {
        MedicationKind kind = s.name.listed().get(0).medication().kind();
        boolean blood = kind == MedicationKind.BLOOD_PRODUCT && amount.low().intValue() < 30;
        if (!blood || amount.end() != j) {
          return false;
        }
        s.count = amount;
      }
      case SOLUTION, CONCENTRATION, PERCENT -> {
        return false;
      }
    }
    return true;
  }
}
