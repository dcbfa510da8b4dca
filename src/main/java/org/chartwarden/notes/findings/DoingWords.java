package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.names.NameFound;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/**
 * What is said of procedures. "CT head: no bleed" denies the bleed and not the study, so of the
 * cues of findings only those count that speak of doing.
 */
final class DoingWords {

  private static final int REACH = 4;
  private static final int BEFORE = 2;

  private static final Set<String> REFUSING =
      Set.of("refused", "refuse", "refusing", "declined", "decline", "declining", "deferred");

  /** Cues behind a procedure tell of its result, but for these. */
  private static final Set<Cue.Kind> OF_RESULTS =
      Set.of(
          Cue.Kind.NEGATED,
          Cue.Kind.NO,
          Cue.Kind.NOT,
          Cue.Kind.AFFIRMED,
          Cue.Kind.POSSIBLE,
          Cue.Kind.RESOLVED,
          Cue.Kind.CONDITIONAL);

  private static final Set<Cue.Kind> DENIALS = Set.of(Cue.Kind.NOT, Cue.Kind.NO, Cue.Kind.NEGATED);

  private static final Set<String> LISTING = Set.of("and", "or", "nor", "/", "any", "no");

  private static final Set<String> ORDERS = Set.of("remove", "discontinue", "pull", "dc");

  private static final Set<String> REASONS =
      Set.of("for", "due", "given", "because", "secondary", "after", "d/t", "in");

  private static final Set<String> DONE_BEFORE = Set.of("s", "status", "post", "sp", "p");

  private static final PhraseTrie<Boolean> NOT_DONE = new PhraseTrie<>();

  static {
    for (String phrase :
        List.of(
            "not done",
            "not performed",
            "not obtained",
            "was not done",
            "was not performed",
            "deferred",
            "was deferred",
            "cancelled",
            "canceled",
            "was cancelled",
            "refused",
            "declined",
            "was declined",
            "was refused",
            "not indicated",
            "not needed",
            "aborted",
            "not attempted",
            "held off",
            "not required",
            "unable to be done",
            "not necessary",
            "was aborted",
            "postponed",
            "was postponed",
            "is deferred")) {
      NOT_DONE.add(Spelling.phrase(phrase), Boolean.TRUE);
    }
  }

  private DoingWords() {}

  /** Whether a cue of findings says something of a procedure that it reaches. */
  static boolean speaks(List<Token> tokens, List<NameFound> found, Cue cue, NameFound one) {
    for (NameFound other : found) {
      boolean between = cue.before() && other.first() >= cue.end() && other.end() <= one.first();
      if (between && !listed(tokens, found, cue, other, one)) {
        return false;
      }
    }
    boolean result = !cue.before() && OF_RESULTS.contains(cue.kind());
    boolean former = cue.kind() == Cue.Kind.RESOLVED && tokens.get(cue.first()).is("ex");
    return !result && !former;
  }

  /** "Denies lithotripsy and tonsillectomy": procedures of one list are denied together. */
  private static boolean listed(
      List<Token> tokens, List<NameFound> found, Cue cue, NameFound other, NameFound one) {
    if (!DENIALS.contains(cue.kind()) || other.name().kind() != one.name().kind()) {
      return false;
    }
    boolean alternatives = alternatives(tokens, cue.end(), one.end());
    for (int i = other.end(); i < one.first(); i++) {
      int at = i;
      boolean named = found.stream().anyMatch(name -> name.first() <= at && at < name.end());
      boolean goesOn = tokens.get(i).is(",") && alternatives;
      if (!named && !goesOn && !LISTING.contains(tokens.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** Whether "or" joins the list that a denial begins; a comma alone may begin something else. */
  private static boolean alternatives(List<Token> tokens, int from, int behind) {
    for (int i = from; i < Math.min(tokens.size(), behind + REACH) && !tokens.get(i).is("."); i++) {
      if (tokens.get(i).is("or") || tokens.get(i).is("nor")) {
        return true;
      }
    }
    return false;
  }

  /** Whether words around a procedure say that it was not done. */
  static boolean notDone(List<Token> tokens, int from, int first, int end, int to) {
    for (int i = Math.max(from, first - BEFORE); i < first; i++) {
      if (REFUSING.contains(tokens.get(i).key())) {
        return true;
      }
    }
    for (int i = end; i < Math.min(to, end + REACH); i++) {
      if (NOT_DONE.longest(tokens, i, to) != null) {
        return true;
      }
      if (tokens.get(i).is(".") || tokens.get(i).is(";") || tokens.get(i).is(",")) {
        return false;
      }
    }
    return false;
  }

  /** "d/c foley", "remove JP": what is told to be done with a device is still to come. */
  static boolean order(List<Token> tokens, NameFound one) {
    Token first = tokens.get(one.first());
    boolean letters =
        first.is("d")
            && one.head() - one.first() >= 3
            && tokens.get(one.first() + 1).is("/")
            && tokens.get(one.first() + 2).is("c")
            && !tokens.get(one.first() + 3).is("'");
    return one.name().kind() == NameKind.DEVICE
        && one.first() < one.head()
        && (letters || ORDERS.contains(first.key()));
  }

  /** "s/p fall, foley in place": what stands behind the comma is not past. */
  static boolean pastCommaOf(List<Token> tokens, Cue cue, int first) {
    if (cue.kind() != Cue.Kind.HISTORICAL || !DONE_BEFORE.contains(tokens.get(cue.first()).key())) {
      return false;
    }
    for (int i = cue.end(); i < first; i++) {
      if (tokens.get(i).is(",")) {
        return true;
      }
    }
    return false;
  }

  /** "Durvalumab held for pneumonitis": stopped is the drug, its reason is there. */
  static boolean reasonOfHolding(List<Token> tokens, Cue cue, int first) {
    if (cue.kind() != Cue.Kind.RESOLVED || !cue.before()) {
      return false;
    }
    for (int i = cue.end(); i < first; i++) {
      if (REASONS.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return tokens.get(cue.first()).is("held") && cue.end() < first && tokens.get(cue.end()).is("(");
  }

  /** "s/p hemiarthroplasty for femoral neck fracture": past is the operation, not its reason. */
  static boolean reasonOfProcedure(
      List<Token> tokens, List<NameFound> found, Cue cue, NameFound one) {
    if (cue.kind() != Cue.Kind.HISTORICAL || !DONE_BEFORE.contains(tokens.get(cue.first()).key())) {
      return false;
    }
    for (NameFound other : found) {
      boolean between = other.first() >= cue.end() && other.end() <= one.first();
      if (between && other.name().kind() == NameKind.PROCEDURE) {
        return true;
      }
    }
    return false;
  }
}
