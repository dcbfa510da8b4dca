package org.chartwarden.notes.measurements;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** The words between a name and a value, and what they allow. */
final class Gap {

  private static final Set<String> FILLERS =
      Set.of(
          "was",
          "were",
          "is",
          "are",
          "of",
          "at",
          "to",
          "=",
          ":",
          ",",
          "-",
          "—",
          "(",
          ")",
          "[",
          "]",
          "|",
          "level",
          "levels",
          "value",
          "values",
          "count",
          "counts",
          "concentration",
          "concentrations",
          "reading",
          "readings",
          "measured",
          "recorded",
          "noted",
          "found",
          "being",
          "been",
          "be",
          "has",
          "had",
          "have",
          "with",
          "a",
          "an",
          "the",
          "as",
          "about",
          "around",
          "nearly",
          "almost",
          "only",
          "up",
          "elevated",
          "raised",
          "increased",
          "high",
          "low",
          "decreased",
          "reduced",
          "normal",
          "abnormal",
          "initial",
          "serum",
          "plasma",
          "blood",
          "total",
          "random",
          "fasting",
          "rate",
          "range",
          "within",
          "limits",
          "rose",
          "fell",
          "dropped",
          "increase",
          "decrease",
          "rising",
          "reached",
          "reaching",
          "reaches",
          "showed",
          "shows",
          "revealed",
          "measuring",
          "measures",
          "measurement",
          "result",
          "results",
          "came",
          "back",
          "which",
          "that",
          "on",
          "admission",
          "presentation",
          "arrival",
          "baseline",
          "still",
          "remained",
          "stable",
          "also",
          "documented",
          "reported",
          "registered",
          "registers",
          "stands",
          "test",
          "today",
          "now",
          "his",
          "her",
          "in",
          "%",
          "percent",
          "by",
          "regular",
          "lower",
          "higher",
          "from",
          "score",
          "index",
          "interval",
          "just",
          "than",
          "then",
          "above",
          "below",
          "over",
          "under",
          "observed",
          "determined",
          "calculated",
          "estimated",
          "peak",
          "peaked",
          "maximum",
          "minimum",
          "max",
          "reads",
          "read",
          "body",
          "venous",
          "arterial",
          "percentage",
          "out",
          "it",
          "patient",
          "standing",
          "sitting",
          "supine",
          "severe",
          "mild",
          "moderate",
          "average",
          "mean",
          "median",
          "ratio",
          "trace",
          "&",
          "and",
          "+",
          "*",
          "worsened",
          "improved",
          "normalized",
          "declined",
          "critically",
          "detected",
          "indicated",
          "rhythm",
          "irregular",
          "sinus",
          "current",
          "following",
          "after",
          "right",
          "left",
          "arm",
          "arms",
          "both",
          "upper",
          "extremity",
          "limb",
          "pulse",
          "rates",
          "equal",
          "~",
          ".",
          "→");

  private static final Set<String> GLUE =
      Set.of(
          ",",
          "and",
          "/",
          "or",
          "&",
          "(",
          ")",
          "level",
          "levels",
          "serum",
          "the",
          "both",
          "as",
          "well",
          "along",
          "with",
          "plus",
          "his",
          "her",
          "of",
          "blood",
          "plasma",
          "also",
          "value",
          "values",
          "count",
          "concentration",
          "concentrations",
          "rate",
          ":",
          "|");

  private static final Set<String> TREND =
      Set.of(
          "to",
          "→",
          "then",
          "decreasing",
          "increasing",
          "rose",
          "fell",
          "dropped",
          "improved",
          "followed",
          "declined",
          "decreased",
          "increased",
          "rising",
          "falling",
          "normalized",
          "subsequently",
          "trended",
          "later",
          ">",
          "reached",
          "peaked",
          "before",
          "after",
          "peaking",
          "reaching",
          "returned",
          "recovered",
          "and");

  private static final Set<String> TIMES =
      Set.of(
          "day",
          "days",
          "hour",
          "hours",
          "h",
          "week",
          "weeks",
          "month",
          "months",
          "year",
          "years",
          "next",
          "first",
          "second",
          "third",
          "discharge",
          "treatment",
          "therapy",
          "dialysis",
          "hemodialysis",
          "surgery",
          "end",
          "time",
          "pod",
          "postoperative",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "hd",
          "morning",
          "follow",
          "peak");

  private static final int STRICT_LENGTH = 9;

  private final List<Token> tokens;
  private final int from;
  private final int to;

  Gap(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  int length() {
    return to - from;
  }

  /** Nothing but words that may stand between a name and its value. */
  boolean strict() {
    if (length() > STRICT_LENGTH) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean adverb = token.isWord() && token.key().endsWith("ly");
      if (!adverb && !FILLERS.contains(token.key()) || token.is(".") && i > from) {
        return false;
      }
    }
    return true;
  }

  /** No word that begins another clause. */
  boolean open() {
    int commas = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.is(";") || token.is("but") || token.is("while") || token.is("whereas")) {
        return false;
      }
      if (token.is("|") && i > from + 1) {
        return false;
      }
      commas += token.is(",") ? 1 : 0;
    }
    return commas <= 2;
  }

  /** Only signs, as between an abbreviation and its value. */
  boolean signsOnly() {
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean verb = token.is("of") || token.is("was") || token.is("is") || token.is("at");
      if (token.isWord() && !verb) {
        return false;
      }
    }
    return length() <= 3;
  }

  /** Only what joins the members of a list. */
  boolean glue() {
    int depth = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") || token.is("[") ? 1 : 0;
      if (depth == 0) {
        length++;
        if (!GLUE.contains(token.key())) {
          return false;
        }
      }
      if (depth > 0 && (token.is(")") || token.is("]"))) {
        depth--;
      }
    }
    return depth > 0 ? to - from == 1 : length <= 5;
  }

  /** Words that tell a change from one value to the next. */
  boolean trend() {
    boolean found = false;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean turn = TREND.contains(token.key());
      boolean allowed =
          turn
              || FILLERS.contains(token.key())
              || TIMES.contains(token.key())
              || token.isNumber()
              || token.isWord() && token.key().endsWith("ly");
      if (!allowed || token.is("(") || token.is(".") || token.is("[")) {
        return false;
      }
      found |= turn;
    }
    return found && length() <= 10;
  }

  /** "increased by about": what follows is a difference and no value. */
  boolean change() {
    int i = to - 1;
    while (i >= from
        && tokens.get(i).isWord()
        && (tokens.get(i).key().endsWith("ly") || tokens.get(i).is("about"))) {
      i--;
    }
    return i > from && tokens.get(i).is("by")
        || has("loss")
        || has("gain")
        || has("gained")
        || has("lost");
  }

  boolean has(String key) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).is(key)) {
        return true;
      }
    }
    return false;
  }
}
