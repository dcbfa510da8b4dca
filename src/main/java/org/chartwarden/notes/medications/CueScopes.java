package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.Token;

/** Decides which cues of a sentence speak of which statement. */
final class CueScopes {

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
    int firstCue = 0;
    for (int at = 0; at < statements.size(); at++) {
      Statement s = statements.get(at);
      int until = at + 1 < statements.size() ? statements.get(at + 1).first : to;
      int since = at == 0 ? from : statements.get(at - 1).end;
      while (firstCue < cues.size()
          && clause[cues.get(firstCue).first() - from] < clause[s.first - from]) {
        firstCue++;
      }
      before(s, statements, at, firstCue, clause);
      after(s, until, clause);
      times(s, since, until, clause);
    }
    inherit(statements);
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

  private void before(Statement s, List<Statement> statements, int at, int firstCue, int[] clause) {
    for (int c = firstCue; c < cues.size() && cues.get(c).first() < s.first; c++) {
      DrugCues.Cue cue = cues.get(c);
      boolean same = clause[cue.first() - from] == clause[s.first - from];
      if (!same || cue.end() > s.first || within(cue, statements, at)) {
        continue;
      }
      int gap = s.first - cue.end();
      for (DrugCues.Meaning meaning : cue.meanings()) {
        if (!meaning.before() || gap > meaning.reach()) {
          continue;
        }
        if (meaning.status() != null && !ownAfter(s) && !s.further) {
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

  private static boolean ownAfter(Statement s) {
    return s.status != null && s.statusFirst >= s.name.end();
  }

  /** Whether a cue was read as the word behind an earlier drug. */
  private static boolean within(DrugCues.Cue cue, List<Statement> statements, int at) {
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      Statement other = statements.get(i);
      boolean own =
          other.statusEnd > other.statusFirst
              && cue.first() >= other.statusFirst
              && cue.end() <= other.statusEnd
              && other.statusFirst >= other.name.end();
      if (own || cue.first() >= other.first && cue.end() <= other.end) {
        return true;
      }
    }
    return false;
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

  private static boolean listed(int end, List<Statement> statements, int at) {
    for (int i = at - 1; i >= 0 && statements.get(i).first >= end; i--) {
      if (statements.get(i).first - end <= 3) {
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
      for (DrugCues.Meaning meaning : cue.meanings()) {
        boolean near = meaning.after() && gap <= meaning.reach();
        if (near && meaning.circumstance() != null) {
          s.circumstances.add(meaning.circumstance());
        }
        boolean later =
            near && meaning.status() != null && s.status == null && !meaning.before() && gap <= 2;
        if (later) {
          s.status = meaning.status();
          s.statusFirst = cue.first();
          s.statusEnd = cue.end();
        }
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
      if (end > i && !(i >= s.first && i < s.end)) {
        s.times.add(new int[] {i, end});
        i = end - 1;
      }
    }
  }

  /** "Aspirin, clopidogrel and warfarin held": what is said of the last is said of all. */
  private void inherit(List<Statement> statements) {
    for (int i = statements.size() - 2; i >= 0; i--) {
      Statement s = statements.get(i);
      Statement next = statements.get(i + 1);
      boolean after = next.status != null && next.statusFirst >= next.end && next.statusEnd > 0;
      if (s.status == null && after && !next.further && onlyLinks(s.end, next.first)) {
        s.status = next.status;
        s.statusFirst = next.statusFirst;
        s.statusEnd = next.statusEnd;
      }
    }
  }

  private boolean onlyLinks(int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (!token.is(",")
          && !token.is("and")
          && !token.is("&")
          && !token.is("/")
          && !token.is("+")) {
        return false;
      }
    }
    return to > from;
  }
}
