package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.Token;

/** Gives the drugs of a list the status that is said behind the last of them. */
final class SharedStatus {

  private static final int FEW = 6;

  private SharedStatus() {}

  /** "Aspirin, clopidogrel and warfarin held": what is said of the last is said of all. */
  static void share(List<Token> tokens, List<Statement> statements) {
    boolean chain = false;
    for (int i = statements.size() - 2; i >= 0; i--) {
      Statement s = statements.get(i);
      Statement next = statements.get(i + 1);
      boolean after = next.status != null && next.statusFirst >= next.end && next.statusEnd > 0;
      boolean linked =
          s.status == null && after && !next.further && onlyLinks(tokens, s.end, next.first);
      boolean bare = bare(s) && !next.measured() && !told(statements, i, next);
      chain = linked && (chain || bare || and(tokens, s.end, next.first));
      if (chain) {
        s.status = next.status;
        s.statusFirst = next.statusFirst;
        s.statusEnd = next.statusEnd;
      }
    }
  }

  private static boolean bare(Statement s) {
    return !s.measured() && !s.frequency.rhythm() && s.route == null;
  }

  /** "Statin held, cefazolin, losartan held": each drug of the list has its own word. */
  private static boolean told(List<Statement> statements, int i, Statement next) {
    for (int j = i - 1; j >= 0 && j >= i - FEW; j--) {
      Statement other = statements.get(j);
      if (other.status == next.status
          && other.statusFirst >= other.name.end()
          && other.statusEnd <= next.first) {
        return true;
      }
    }
    return false;
  }

  private static boolean and(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).is("and") || tokens.get(i).is("&")) {
        return true;
      }
    }
    return false;
  }

  private static boolean onlyLinks(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (!token.is(",")
          && !token.is("and")
          && !token.is("&")
          && !token.is("/")
          && !token.is("+")
          && !token.is(")")) {
        return false;
      }
    }
    return to > from;
  }
}
