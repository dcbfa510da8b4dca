package org.chartwarden.notes.medications;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Decides which cues of a sentence speak of which statement. */
final class CueScopes {

  /** Words behind which "5/7" is a course and no date. */
  private static final Set<String> DAYS = Set.of("day", "d", "x", "×", "for");

  /** Nothing reaches further, whatever stands between. */
  private static final int FAR = 160;

  /** More words before a drug than these say nothing of it. */
  private static final int CUES = 24;

  private final List<Token> tokens;
  private final StatementReader reader;
  private final List<DrugCues.Cue> cues;
  private final int from;
  private final int to;

  CueScopes(List<Token> tokens, StatementReader reader, List<DrugCues.Cue> cues, int from, int to) {
    this.tokens = tokens;
    this.reader = reader;
    this.cues = cues;
    this.from = from;
    this.to = to;
  }

  void apply(List<Statement> statements) {
    int[] clause = clauses();
    boolean[] owned = new boolean[to - from];
    int firstCue = 0;
    for (int at = 0; at < statements.size(); at++) {
      Statement s = statements.get(at);
      int until = at + 1 < statements.size() ? statements.get(at + 1).first : to;
      int since =
          at == 0 ? from : Math.max(statements.get(at - 1).end, statements.get(at - 1).read);
      while (firstCue < cues.size()
          && clause[cues.get(firstCue).first() - from] < clause[s.first - from]) {
        firstCue++;
      }
      before(s, statements, at, firstCue, clause, owned);
      if (!ownAfter(s)) {
        DrugSwitches.apply(tokens, s, from);
      }
      after(s, until, clause);
      times(s, since, until, clause);
      own(s, owned);
    }
    SharedStatus.share(tokens, statements);
  }

  /** The number of the clause of each token. */
  private int[] clauses() {
    int[] clause = new int[to - from];
    int number = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean stop = token.is(";") || token.is("but") || token.is("however");
      boolean point = token.is(".") && (i + 1 == to || tokens.get(i + 1).spaced());
      if (stop || point || i > from && token.breaks() > 0 && reader.ends(i, from)) {
        number++;
      }
      clause[i - from] = number;
    }
    return clause;
  }

  private void before(
      Statement s,
      List<Statement> statements,
      int at,
      int firstCue,
      int[] clause,
      boolean[] owned) {
    int last = firstFrom(s.first);
    for (int c = Math.max(firstCue, last - CUES); c < last; c++) {
      DrugCues.Cue cue = cues.get(c);
      boolean same = clause[cue.first() - from] == clause[s.first - from];
      if (!same || cue.end() > s.first || owned[cue.first() - from]) {
        continue;
      }
      boolean begun = s.further && s.status == MedicationStatus.STARTED;
      if (begun || closed(cue.end(), s.first)) {
        continue;
      }
      int gap = gap(cue.end(), s.first, statements, at);
      boolean dated =
          tokens.get(cue.first()).is("on") && tokens.get(cue.end()).isNumber() && gap > 0;
      if (dated && s.dose == null || dated && s.dose.first() > s.first) {
        continue;
      }
      for (DrugCues.Meaning meaning : cue.meanings()) {
        if (!meaning.before()
            || gap > meaning.reach()
            || !drugFrom(cue.end(), s.first, statements, at)
                && DrugContexts.because(tokens, cue, s.first)
            || DrugContexts.takenNow(tokens, meaning, cue.end(), s.first)) {
          continue;
        }
        boolean weaker =
            meaning.status() == MedicationStatus.HOME && s.status != null
                || meaning.status() == MedicationStatus.COMPLETED && ongoing(s, cue.end());
        if (meaning.status() != null && !weaker && !ownAfter(s) && !s.further) {
          s.status = meaning.status();
          s.statusFirst = cue.first();
          s.statusEnd = cue.end();
        }
        if (meaning.circumstance() != null && reaches(meaning, cue.end(), s, statements, at)) {
          s.circumstances.add(meaning.circumstance());
        }
      }
    }
  }

  /** Whether another drug is named between a cue and a drug. */
  private static boolean drugFrom(int end, int first, List<Statement> statements, int at) {
    return at > 0 && statements.get(at - 1).first >= end && statements.get(at - 1).first < first;
  }

  /** "Lasix 40 mg (dose ordered by MD), KCl": what a bracket says ends with it. */
  private boolean closed(int end, int first) {
    int open = 0;
    for (int i = end; i < Math.min(first, end + FAR); i++) {
      open += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (open < 0) {
        return true;
      }
    }
    return false;
  }

  /** "s/p 2 units of red cells, iron 325 mg daily": a regimen behind a comma goes on. */
  private boolean ongoing(Statement s, int end) {
    if (!s.frequency.rhythm() || s.first == end) {
      return false;
    }
    for (int i = s.first - 1; i >= end; i--) {
      Token token = tokens.get(i);
      if (token.is("and") || token.is("&") || token.is("+")) {
        return false;
      }
      if (token.is(",")) {
        return true;
      }
    }
    return false;
  }

  /** How many tokens lie between a cue and a drug, other drugs of a list not counted. */
  private int gap(int from, int until, List<Statement> statements, int at) {
    int gap = until - from;
    if (gap > FAR) {
      return gap;
    }
    for (int i = at - 1; i >= 0 && statements.get(i).first >= from && gap > 0; i--) {
      Statement other = statements.get(i);
      gap -= Math.min(other.end, until) - other.first;
    }
    for (int i = from; i < until; i++) {
      Token token = tokens.get(i);
      if (token.is(",") || token.is("and") || token.is("&")) {
        gap--;
      }
    }
    return Math.max(0, gap);
  }

  private static boolean ownAfter(Statement s) {
    return s.status != null && s.statusFirst >= s.name.end();
  }

  /** Marks the words of a statement, and those read as its status behind its name. */
  private void own(Statement s, boolean[] owned) {
    Arrays.fill(owned, s.first - from, s.end - from, true);
    if (s.statusEnd > s.statusFirst && s.statusFirst >= s.name.end()) {
      Arrays.fill(owned, s.statusFirst - from, s.statusEnd - from, true);
    }
  }

  /** Short-ranged words cross only other drugs and the words of lists. */
  private boolean reaches(
      DrugCues.Meaning meaning, int end, Statement s, List<Statement> statements, int at) {
    if (meaning.circumstance() == Circumstance.NEGATED
        || meaning.circumstance() == Circumstance.TEST) {
      for (int i = end; i < s.first; i++) {
        Token token = tokens.get(i);
        if (token.is("on")
            || token.is("with")
            || token.is("after")
            || token.is("from")
            || token.is(",")
                && meaning.circumstance() == Circumstance.NEGATED
                && !listed(end, statements, at)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the list of drugs begins at the cue: not that of "no improvement, bolus, CTX". */
  private boolean listed(int end, List<Statement> statements, int at) {
    for (int i = at - 1; i >= 0 && statements.get(i).first >= end; i--) {
      int first = statements.get(i).first;
      if (first - end <= 3) {
        return !comma(end, first);
      }
    }
    return false;
  }

  private boolean comma(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (tokens.get(i).is(",")) {
        return true;
      }
    }
    return false;
  }

  private void after(Statement s, int until, int[] clause) {
    int end = Math.max(s.end, s.statusEnd);
    int c = firstFrom(s.end);
    for (; c < cues.size() && cues.get(c).first() < until; c++) {
      DrugCues.Cue cue = cues.get(c);
      int gap = cue.first() - end;
      if (clause[cue.first() - from] != clause[s.end - 1 - from] || gap > 12) {
        return;
      }
      boolean taken = cue.end() <= s.statusEnd;
      for (DrugCues.Meaning meaning : cue.meanings()) {
        boolean near = meaning.after() && gap <= meaning.reach();
        boolean test = meaning.circumstance() == Circumstance.TEST && s.measured();
        boolean back =
            meaning.circumstance() == Circumstance.PLANNED
                && DrugContexts.takenUp(tokens, s, cue, to);
        if (near
            && !test
            && !back
            && meaning.circumstance() != null
            && !DrugContexts.ofAnother(tokens, meaning, end, cue)) {
          s.circumstances.add(meaning.circumstance());
        }
        boolean later =
            near
                && meaning.status() != null
                && s.status == null
                && !meaning.before()
                && gap <= 2
                && !s.circumstances.contains(Circumstance.NEGATED);
        if (later) {
          s.status = meaning.status();
          s.statusFirst = cue.first();
          s.statusEnd = cue.end();
          taken = true;
        }
      }
      if (!taken && (cue.status(true) != null || cue.status(false) != null)) {
        return;
      }
    }
  }

  private int firstFrom(int token) {
    int low = 0;
    int high = cues.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cues.get(middle).first() < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Words of time between the drug before and the one behind, in the clause. */
  private void times(Statement s, int since, int until, int[] clause) {
    s.times.clear();
    int number = clause[s.first - from];
    for (int i = Math.max(since, s.first - 12); i < Math.min(until, s.end + 14); i++) {
      if (clause[i - from] != number) {
        continue;
      }
      int end = TimeWords.at(tokens, i, to);
      boolean course = i > from && DAYS.contains(tokens.get(i - 1).key());
      if (end > i && !course && !(i >= s.first && i < s.end)) {
        s.times.add(new int[] {i, end});
        i = end - 1;
      }
    }
  }
}
