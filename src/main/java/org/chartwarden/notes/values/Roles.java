package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.DaysBack;
import org.chartwarden.notes.times.TimeExpression.Event;
import org.chartwarden.notes.times.TimeExpression.Landmark;

/** Tells measured values from goals, thresholds, plans, former values and those of others. */
final class Roles {

  private static final int REACH = 9;

  private static final Set<String> GOAL =
      WordSet.of(
          "goal",
          "goals",
          "target",
          "targets",
          "targeting",
          "aim",
          "aiming",
          "aims",
          "keep",
          "keeping",
          "maintain",
          "maintaining",
          "titrate",
          "titrated",
          "titrating",
          "edw",
          "desired",
          "parameters",
          "wean",
          "ideal");
  private static final Set<String> CONDITION =
      WordSet.of(
          "if", "unless", "until", "til", "till", "should", "when", "once", "whenever", "in case");
  private static final Set<String> CALL =
      WordSet.of(
          "call",
          "notify",
          "return",
          "transfuse",
          "restart",
          "hold",
          "repeat",
          "reculture",
          "re-culture",
          "page",
          "give",
          "escalate",
          "stop",
          "start",
          "resume",
          "intubate",
          "bolus",
          "for",
          "replete",
          "alert",
          "criteria",
          "threshold",
          "while",
          "recheck",
          "target",
          "pull",
          "remove",
          "fasting",
          "discharge",
          "review");
  private static final Set<String> PLAN =
      WordSet.of("will", "plan", "tomorrow", "planned", "anticipate", "expect", "expected", "est");
  private static final Set<String> OUTSIDE =
      WordSet.of(
          "baseline",
          "bl",
          "osh",
          "ems",
          "gp",
          "outside",
          "clinic",
          "prehospital",
          "ambulance",
          "pcp",
          "referring",
          "usual",
          "previously",
          "booking");
  private static final Set<String> KIN =
      WordSet.of(
          "brother",
          "sister",
          "mother",
          "father",
          "mom",
          "dad",
          "wife",
          "husband",
          "son",
          "daughter",
          "donor",
          "sibling",
          "uncle",
          "aunt",
          "mgm",
          "cousin",
          "grandmother",
          "grandfather",
          "twin");
  private static final Set<String> CHILD = WordSet.of("infant", "baby", "neonate", "newborn");
  private static final Set<String> REFERENCE =
      WordSet.of("normal", "ref", "reference", "range", "nl", "uln", "lln");

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final SectionKind section;
  private final BooleanSupplier mother;

  /**
   * @param mother whether the note is of a woman with child, so that a baby is another person
   */
  Roles(List<Token> tokens, int from, int to, SectionKind section, BooleanSupplier mother) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.section = section;
    this.mother = mother;
  }

  ValueRole of(Tied tie) {
    if (tie.role() != null) {
      return tie.role();
    }
    int clause = clause(tie.wholeFirst());
    boolean bound =
        tie.number() != null
            && tie.number().bound() != Bound.EXACT
            && tie.number().bound() != Bound.ABOUT;
    if (any(GOAL, Math.max(clause, tie.wholeFirst() - 4), tie.first())
        || goalBehind(tie)
        || tie.names().stream().anyMatch(name -> "dry-weight".equals(name.concept()))) {
      return ValueRole.GOAL;
    }
    if (any(CONDITION, clause, tie.first())
            && (bound || any(CONDITION, Math.max(clause, tie.wholeFirst() - 5), tie.wholeFirst()))
        || bound && any(CALL, clause, tie.first())
        || bound && (arrowBehind(tie) || section == SectionKind.PLAN)) {
      return ValueRole.THRESHOLD;
    }
    if (tie.time() != null && tie.time().day() instanceof DaysBack back && back.from() < 0
        || any(PLAN, clause, tie.wholeFirst())) {
      return ValueRole.PLAN;
    }
    if (any(REFERENCE, tie.nameEnd() <= tie.first() ? tie.nameEnd() : tie.first(), tie.first())
        && tie.number() != null
        && (bound || tie.number().isRange())) {
      return ValueRole.REFERENCE;
    }
    if (former(tie, clause)) {
      return ValueRole.FORMER;
    }
    int sentence = from;
    boolean kin = any(KIN, Math.max(sentence, tie.wholeFirst() - REACH), tie.first());
    boolean child =
        any(CHILD, Math.max(sentence, tie.wholeFirst() - 14), tie.first()) && mother.getAsBoolean();
    return kin || child ? ValueRole.OTHER_PERSON : ValueRole.MEASURED;
  }

  private boolean former(Tied tie, int clause) {
    boolean told =
        tie.time() != null
            && tie.time().day() instanceof Landmark landmark
            && landmark.event() == Event.BEFORE;
    return told
        || any(
            OUTSIDE,
            Math.max(clause, Math.max(tie.first() - 4, tie.wholeFirst() - 3)),
            tie.first());
  }

  /** "MAP 65 goal". */
  private boolean goalBehind(Tied tie) {
    int end = tie.end();
    return end < to && (tokens.get(end).is("goal") || tokens.get(end).is("target"));
  }

  private boolean arrowBehind(Tied tie) {
    int end = tie.end();
    return end < to
        && (tokens.get(end).is("→")
            || tokens.get(end).is("=") && end + 1 < to && tokens.get(end + 1).is(">"));
  }

  /** The begin of the clause that holds a token. */
  private int clause(int token) {
    for (int i = token - 1; i >= Math.max(from, token - REACH); i--) {
      Token at = tokens.get(i);
      if (at.is(".") && i + 1 < to && tokens.get(i + 1).spaced()
          || at.is(";")
          || at.is("(")
          || tokens.get(i + 1).breaks() > 0) {
        return i + 1;
      }
    }
    return Math.max(from, token - REACH);
  }

  /** Whether one of the words stands there, and not in a bracket that has been closed. */
  private boolean any(Set<String> words, int begin, int end) {
    int open = 0;
    for (int i = end - 1; i >= Math.max(from, begin); i--) {
      Token token = tokens.get(i);
      open += token.is(")") ? 1 : token.is("(") && open > 0 ? -1 : 0;
      if (open == 0 && words.contains(token.key())) {
        return true;
      }
    }
    return false;
  }
}
