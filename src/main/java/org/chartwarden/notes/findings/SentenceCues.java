package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Decides for the findings of one sentence which cues reach them. */
final class SentenceCues {

  /** An item of a list has at most so many words. */
  private static final int ITEM = 4;

  private static final Set<String> DENYING =
      Set.of("not", "no", "without", "never", "nor", "denie", "denied");

  private static final Set<String> JOINING = Set.of("and", "or", "but", "&");

  private static final Set<String> SOME =
      Set.of("trace", "tr", "minimal", "scant", "some", "few", "occasional", "+", "positive");

  private final List<Token> tokens;
  private final int start;
  private final int to;
  private final List<Cue> cues;

  /** Where a cue begins that ends what went before it, by the place in the sentence. */
  private final boolean[] ends;

  SentenceCues(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.to = to;
    this.cues = CuePhrases.in(tokens, from, to);
    this.start = from;
    this.ends = new boolean[Math.max(0, to - from)];
    for (Cue cue : cues) {
      if (cue.kind() == Cue.Kind.STOP || cue.kind() == Cue.Kind.VERB) {
        ends[cue.first() - from] = true;
      }
    }
  }

  /**
   * The strongest cue that reaches a finding, or null. Words that belong to the finding, or to the
   * other part of what names it, are no cue.
   */
  Cue of(int first, int end, int other, int otherEnd) {
    Cue best = null;
    for (Cue cue : cues) {
      boolean stronger = best == null || cue.kind().ordinal() < best.kind().ordinal();
      boolean apart =
          cue.before()
              ? cue.first() < other || cue.end() > otherEnd
              : cue.end() <= other || cue.first() >= otherEnd;
      if (cue.kind().speaks() && stronger && apart && reaches(cue, first, end)) {
        best = cue;
      }
    }
    return best;
  }

  /** Whether words between the two parts of a name deny it: "swelling was not seen in the leg". */
  boolean denialBetween(int from, int until) {
    for (int i = from; i < until; i++) {
      if (DENYING.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a cue of the kind lies between two tokens. */
  boolean between(Cue.Kind kind, int from, int until) {
    for (Cue cue : cues) {
      if (cue.kind() == kind && cue.first() >= from && cue.end() <= until) {
        return true;
      }
    }
    return false;
  }

  private boolean reaches(Cue cue, int first, int end) {
    int from = cue.before() ? cue.end() : end;
    int until = cue.before() ? first : cue.first();
    if (until < from) {
      // "no chronic" of "no chronic kidney disease": the cue runs into the name.
      boolean denies = DENYING.contains(tokens.get(first).key());
      return cue.before() && cue.first() < first && cue.end() <= end && !denies;
    }
    if (until - from > cue.reach() || between(Cue.Kind.STOP, from, until) || opens(cue, from)) {
      return false;
    }
    boolean governs =
        cue.before() && (cue.kind() == Cue.Kind.NOT || cue.kind() == Cue.Kind.NEGATED);
    int spoken = governs ? pastVerbs(from) : from;
    boolean newStatement = spoken < until && between(Cue.Kind.VERB, spoken, until);
    if (newStatement && cue.kind() != Cue.Kind.HYPOTHETICAL) {
      return false;
    }
    boolean graded =
        cue.kind() == Cue.Kind.NO
            && end + 1 < to
            && tokens.get(end).isNumber()
            && tokens.get(end + 1).is("+")
            && comma(from, first) >= 0;
    if (cue.before() && graded) {
      return false; // "neg for DVT, edema 2+"
    }
    return cue.before() ? listGoesOn(cue, from, first) : listLeadsHere(cue, from, until);
  }

  /** "No transfusion and no dialysis": the second "no" denies what follows it. */
  private boolean opens(Cue cue, int from) {
    return !cue.before()
        && cue.first() > from
        && JOINING.contains(tokens.get(cue.first() - 1).key())
        && DENYING.contains(tokens.get(cue.first()).key())
        && cue.end() < to
        && tokens.get(cue.end()).isWord();
  }

  /** Index after the verbs that follow a negation at once: "denies having ever suffered from". */
  private int pastVerbs(int from) {
    int end = from;
    for (Cue cue : cues) {
      boolean follows = cue.first() >= end && cue.first() <= end + 1;
      if (cue.kind() == Cue.Kind.VERB && follows && comma(end, cue.first()) < 0) {
        end = cue.end();
      }
    }
    return end;
  }

  private boolean listGoesOn(Cue cue, int from, int first) {
    if (cue.kind() != Cue.Kind.NO && cue.kind() != Cue.Kind.POSSIBLE || comma(from, first) < 0) {
      return true;
    }
    if (cue.kind() == Cue.Kind.NO && counted(from, first)) {
      return false;
    }
    for (int i = comma(from, first) + 1; i < to; i++) {
      if (i > first && ends(i)) {
        return false;
      }
      Token token = tokens.get(i);
      if (token.is("or") || token.is("nor") || token.is("and") || token.is("/")) {
        return true;
      }
    }
    return shortItems(from, first);
  }

  /** "No S3, trace edema": what is there in some amount is not denied. */
  private boolean counted(int from, int first) {
    for (int i = first - 1; i > from && !tokens.get(i).is(","); i--) {
      if (SOME.contains(tokens.get(i).key())) {
        return comma(from, i) >= 0;
      }
    }
    return false;
  }

  /**
   * Whether the items of a list without "or" are short, and the last one ends behind the finding.
   */
  private boolean shortItems(int from, int first) {
    int item = from;
    for (int i = from; i < to; i++) {
      boolean ends = tokens.get(i).is(",") || tokens.get(i).is(".");
      if (ends && i > first) {
        return i - item <= ITEM;
      }
      if (ends) {
        item = i + 1;
      } else if (i - item > ITEM) {
        return false;
      }
    }
    return true;
  }

  private boolean listLeadsHere(Cue cue, int from, int until) {
    if (comma(from, until) < 0) {
      return true;
    }
    if (cue.kind() == Cue.Kind.HISTORICAL || cue.kind() == Cue.Kind.CONDITIONAL) {
      return false;
    }
    for (int i = from; i < until; i++) {
      if (tokens.get(i).is("and") || tokens.get(i).is("or") || tokens.get(i).is("nor")) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(int token) {
    return ends[token - start];
  }

  private int comma(int from, int until) {
    for (int i = from; i < until; i++) {
      if (tokens.get(i).is(",")) {
        return i;
      }
    }
    return -1;
  }
}
