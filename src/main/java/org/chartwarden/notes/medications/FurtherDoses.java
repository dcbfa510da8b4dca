package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.Token;

/**
 * Finds further doses of a drug that was named before: "20 units in the morning and 10 units at
 * night", "dose cut to 12.5 mg".
 */
final class FurtherDoses {

  private static final int BACK = 5;

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
      boolean dose =
          (amount.kind() == Amount.Kind.DOSE || amount.kind() == Amount.Kind.RATE)
              && fits(last, amount)
              && !reader.opens(amount.end());
      String said = dose ? said(amount.first(), from, otherSentence) : "";
      if (said.isEmpty()) {
        i = amount.end();
        continue;
      }
      Statement further = new Statement(last.name, true, amount.first(), amount.end());
      if (amount.kind() == Amount.Kind.RATE) {
        further.rate = amount;
      } else {
        further.dose = amount;
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

  /** Whether the amount is of the sort that the drug before had. */
  private static boolean fits(Statement last, Amount amount) {
    MedicationKind kind = last.name.listed().get(0).medication().kind();
    boolean volume =
        amount.unit().startsWith("mL")
            || amount.unit().startsWith("L")
            || amount.unit().startsWith("/");
    boolean wet =
        kind == MedicationKind.FLUID
            || kind == MedicationKind.NUTRITION
            || kind == MedicationKind.GAS;
    boolean before =
        last.rate != null && last.rate.unit().startsWith("mL")
            || last.dose != null && last.dose.unit().startsWith("mL");
    return volume ? wet || before : !wet && kind != MedicationKind.CLASS;
  }

  /** "change" or "more" when words before an amount say so; otherwise empty. */
  private String said(int at, int from, boolean otherSentence) {
    int back = Math.max(from, at - BACK);
    String said = "";
    for (int i = back; i < at; i++) {
      switch (tokens.get(i).key()) {
        case "increased",
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
            "→" ->
            said = "change";
        case "then",
            "and",
            "followed",
            "another",
            "repeat",
            "repeated",
            "further",
            "additional",
            "plus",
            ",",
            "again",
            "second" ->
            said = said.isEmpty() && !otherSentence ? "more" : said;
        case "dose", "doses" -> said = said.isEmpty() && i + 2 >= at ? "more" : said;
        case ".", ";" -> said = "";
        case "to",
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
            "(" -> {
          // Words between the change and the amount.
        }
        default -> said = said.equals("more") ? "" : said;
      }
    }
    return said;
  }
}
