package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/**
 * Finds further doses of a drug that was named before: "20 units in the morning and 10 units at
 * night", "dose cut to 12.5 mg".
 */
final class FurtherDoses {

  private static final int BACK = 5;

  /** Words between a dose and the arrow behind it. */
  private static final int ARROW = 2;

  private static final Set<String> CHANGES =
      Set.of(
          "increased",
          "decreased",
          "reduced",
          "cut",
          "lowered",
          "raised",
          "titrated",
          "uptitrated",
          "downtitrated",
          "weaned",
          "tapered",
          "doubled",
          "halved",
          "changed",
          "adjusted",
          "increase",
          "decrease",
          "reduce",
          "dropped",
          "down",
          "up",
          "uptitrate",
          "taper",
          "wean",
          "titrate",
          "switched",
          "upped",
          "lower",
          "raise",
          "escalated",
          "→");

  private static final Set<String> MORE =
      Set.of(
          "then",
          "and",
          "followed",
          "another",
          "repeat",
          "repeated",
          "further",
          "additional",
          "plus",
          "+",
          ",",
          "again",
          "second",
          "maint",
          "maintenance",
          "&",
          "(",
          "total");

  /** Words between those and the amount. */
  private static final Set<String> BETWEEN =
      Set.of(
          "to",
          "of",
          "a",
          "by",
          "with",
          "at",
          "the",
          "from",
          "was",
          "on",
          "rate",
          "had",
          "been",
          "gradually",
          "slowly",
          "now",
          "given",
          "an",
          "later",
          "dose",
          "iv",
          "begun",
          "started",
          "resumed",
          "restarted",
          "gtt",
          "drip",
          "infusion",
          "=",
          "@");

  private final List<Token> tokens;
  private final StatementReader reader;
  private final int to;

  FurtherDoses(List<Token> tokens, StatementReader reader, int to) {
    this.tokens = tokens;
    this.reader = reader;
    this.to = to;
  }

  /** The statements with the further ones among them, in order. */
  List<Statement> with(List<Statement> statements, int from, Statement earlier) {
    List<Statement> all = new ArrayList<>();
    Statement anchor = earlier;
    int at = from;
    for (Statement statement : statements) {
      between(all, anchor, at, statement.first, anchor == earlier);
      all.add(statement);
      anchor = statement;
      at = Math.max(statement.read, statement.end);
    }
    between(all, anchor, at, to, anchor == earlier);
    return all;
  }

  private void between(
      List<Statement> all, Statement anchor, int from, int until, boolean otherSentence) {
    Statement last = anchor;
    int i = from;
    while (last != null && i < until) {
      Token token = tokens.get(i);
      if (!token.isNumber() && !token.isWord()) {
        i++;
        continue;
      }
      Amount amount = AmountReader.at(tokens, i, until);
      if (amount == null) {
        i++;
        continue;
      }
      if (amount.kind() == Amount.Kind.BARE && bare(last, amount, from)) {
        amount =
            new Amount(
                amount.low(),
                amount.high(),
                "",
                Amount.Kind.DOSE,
                null,
                null,
                amount.first(),
                amount.end());
      }
      boolean dose =
          (amount.kind() == Amount.Kind.DOSE || amount.kind() == Amount.Kind.RATE)
              && fits(last, amount)
              && !reader.amounts().opens(amount.end());
      String said = dose ? said(amount.first(), from, otherSentence) : "";
      if (said.isEmpty()) {
        i = amount.end();
        continue;
      }
      Statement further = new Statement(last.name, true, amount.first(), amount.end());
      boolean running = amount.unit().isEmpty() && last.rate != null;
      if (amount.kind() == Amount.Kind.RATE || running) {
        further.rate = amount;
      } else {
        further.dose = amount;
      }
      if (!said.equals("change") && begun(amount.first(), from)) {
        further.status = MedicationStatus.STARTED;
      }
      if (said.equals("change")) {
        further.status = MedicationStatus.CHANGED;
        further.changedFrom = last.rate != null && further.rate != null ? last.rate : last.dose;
      }
      further.route = last.route;
      further.routeFirst = last.routeFirst;
      further.salt = last.salt;
      further.release = last.release;
      reader.read(further, amount.end());
      all.add(further);
      last = further;
      i = Math.max(further.read, amount.end());
    }
  }

  /** "Held until 48 h post-op and begun 5 mg bid". */
  private boolean begun(int at, int from) {
    Token before = at > from ? tokens.get(at - 1) : null;
    return before != null
        && (before.is("begun")
            || before.is("started")
            || before.is("resumed")
            || before.is("restarted"));
  }

  /** "halved to 3.5": a number alone behind a change. */
  private boolean bare(Statement last, Amount amount, int from) {
    int at = amount.first();
    if (at <= from || last.rate == null && last.dose == null || TimeWords.at(tokens, at, to) > at) {
      return false;
    }
    Token before = tokens.get(at - 1);
    Token next = amount.end() < to ? tokens.get(amount.end()) : null;
    boolean other =
        next != null
            && (next.is("/") || next.is(":") || next.is("%") || CourseReader.isPeriod(next.key()));
    boolean far = at - 1 - Math.max(last.end, last.read) > ARROW;
    boolean level = before.is("→") && (last.frequency.counted() || far);
    if (other || level) {
      return false;
    }
    boolean changed = (before.is("to") || before.is("→")) && said(at, from, true).equals("change");
    boolean rhythm =
        before.is("then")
            && next != null
            && FrequencyReader.at(tokens, amount.end(), to, new FrequencyParts()) > amount.end();
    return changed || rhythm;
  }

  /** Whether the amount is of the sort that the drug before had. */
  private static boolean fits(Statement last, Amount amount) {
    MedicationKind kind = last.name.listed().get(0).medication().kind();
    boolean volume = amount.unit().startsWith("mL") || amount.unit().startsWith("L");
    boolean wet =
        kind == MedicationKind.FLUID
            || kind == MedicationKind.NUTRITION
            || kind == MedicationKind.GAS;
    boolean before =
        last.rate != null && last.rate.unit().startsWith("mL")
            || last.dose != null && last.dose.unit().startsWith("mL");
    return volume ? wet || before : !wet && (kind != MedicationKind.CLASS || last.measured());
  }

  /** "change" or "more" when words before an amount say so; otherwise empty. */
  private String said(int at, int from, boolean otherSentence) {
    int back = Math.max(from, at - BACK);
    String said = "";
    for (int i = back; i < at; i++) {
      String key = tokens.get(i).key();
      if (CHANGES.contains(key)) {
        said = "change";
      } else if (MORE.contains(key)) {
        said = said.isEmpty() && !otherSentence ? "more" : said;
      } else if (key.equals("dose") || key.equals("doses")) {
        said = said.isEmpty() && i + 2 >= at ? "more" : said;
      } else if (key.equals(".") || key.equals(";")) {
        said = "";
      } else if (!BETWEEN.contains(key) && said.equals("more")) {
        said = "";
      }
    }
    return said;
  }
}
