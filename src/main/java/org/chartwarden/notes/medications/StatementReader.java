package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Map;
import org.chartwarden.notes.text.Token;

/**
 * Reads what stands behind a drug until something else begins: another drug, the end of the clause,
 * or words that say nothing of a dose.
 */
final class StatementReader {

  private static final int FILLERS = 4;
  private static final int BRACKET = 10;

  /** What stands alone in a column of a table of drugs. */
  private static final Map<String, MedicationStatus> CELLS =
      Map.ofEntries(
          Map.entry("new", MedicationStatus.STARTED),
          Map.entry("start", MedicationStatus.STARTED),
          Map.entry("started", MedicationStatus.STARTED),
          Map.entry("resume", MedicationStatus.STARTED),
          Map.entry("resumed", MedicationStatus.STARTED),
          Map.entry("stop", MedicationStatus.STOPPED),
          Map.entry("stopped", MedicationStatus.STOPPED),
          Map.entry("discontinue", MedicationStatus.STOPPED),
          Map.entry("discontinued", MedicationStatus.STOPPED),
          Map.entry("change", MedicationStatus.CHANGED),
          Map.entry("changed", MedicationStatus.CHANGED),
          Map.entry("modified", MedicationStatus.CHANGED),
          Map.entry("continue", MedicationStatus.CONTINUED),
          Map.entry("continued", MedicationStatus.CONTINUED),
          Map.entry("unchanged", MedicationStatus.CONTINUED),
          Map.entry("hold", MedicationStatus.HELD),
          Map.entry("held", MedicationStatus.HELD));

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
    this.attributes = new AttributeReader(tokens, this, to);
  }

  private final AttributeReader attributes;
  private int offset;

  /** Sets the index of the first token of the sentence, at which {@code names} begins. */
  StatementReader from(int first) {
    offset = first;
    return this;
  }

  AmountTaker amounts() {
    return attributes.amounts();
  }

  DrugName nameAt(int i) {
    return names[i - offset];
  }

  /** Reads on from a token. */
  void read(Statement statement, int from) {
    if (!statement.further && from - statement.name.first() > 1) {
      own(statement, from - 1);
    }
    int i = from;
    int fillers = 0;
    boolean separated = false;
    boolean change = false;
    while (i < to && nameAt(i) == null && !ends(i, from)) {
      Token token = tokens.get(i);
      int next = attributes.step(statement, i, separated, change);
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
      if (token.is("|") && token.breaks() == 0) {
        // The next cell of a row tells the dose, route, frequency or status of the same drug.
        fillers = 0;
        i = cell(statement, i + 1);
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
      if ((token.is("(") || token.is("[")) && bracketed(statement, i + 1)) {
        i += 3;
        continue;
      }
      if (token.is("(") || token.is("[")) {
        int close = skippable(statement, i);
        i = close > i ? close : i + 1;
        continue;
      }
      boolean later = token.is("then") || token.is("followed") || token.is("+");
      if (later && taken(statement, i + 1)) {
        i++;
        continue;
      }
      if (later && statement.measured()) {
        break;
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
  }

  /** "Held then resumed 5/15": whether a word behind "then" takes the drug up again. */
  private boolean taken(Statement statement, int i) {
    boolean off =
        statement.status == MedicationStatus.HELD || statement.status == MedicationStatus.STOPPED;
    DrugCues.Cue cue = off && i < to ? DrugCues.at(tokens, i, to) : null;
    DrugCues.Meaning meaning = cue == null ? null : cue.status(false);
    return meaning != null && meaning.status() == MedicationStatus.STARTED;
  }

  /** Reads a cell that is nothing but a status: "NEW", "STOP", "CHANGED (was 50 mg)". */
  private int cell(Statement statement, int i) {
    MedicationStatus status = i < to ? CELLS.get(tokens.get(i).key()) : null;
    boolean whole =
        i + 1 >= to
            || tokens.get(i + 1).breaks() > 0
            || tokens.get(i + 1).is("|")
            || tokens.get(i + 1).is("(");
    if (status == null || !whole) {
      return i;
    }
    statement.status = status;
    statement.statusFirst = i;
    statement.statusEnd = i + 1;
    statement.read = Math.max(statement.read, i + 1);
    return i + 1;
  }

  /** "5 mg PO BID (new)", "(changed)": a bracket that holds nothing but a status. */
  private boolean bracketed(Statement statement, int i) {
    MedicationStatus status = i + 1 < to ? CELLS.get(tokens.get(i).key()) : null;
    if (status == null || !(tokens.get(i + 1).is(")") || tokens.get(i + 1).is("]"))) {
      return false;
    }
    if (statement.status == null) {
      statement.status = status;
      statement.statusFirst = i;
      statement.statusEnd = i + 1;
    }
    statement.read = Math.max(statement.read, i + 2);
    return true;
  }

  /** Takes the form or route that a name ends with: "insulin gtt", "oral vancomycin". */
  private void own(Statement s, int last) {
    String form = DrugWords.form(tokens.get(last));
    s.form = form;
    if (form != null && form.equals("infusion")) {
      s.frequency.continuous = true;
      s.frequency.reach(last, last + 1);
    }
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
    if (token.is(";") || token.is("•")) {
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
    if (attributes.step(trial, inside, false, false) != inside
        || DrugWords.filler(tokens.get(inside))) {
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
}
