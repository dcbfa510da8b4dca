package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/**
 * The tokens of a sentence without sides, articles and hyphens between words, so that names can be
 * compared word by word; misspelt words are put right.
 */
final class CompactTokens {

  private static final Set<String> DROPPED = Set.of("the", "his", "her", "their", "this", "sided");
  private static final Set<String> LINKS =
      Set.of("and", "or", "with", "on", "in", "at", "is", "was", "s", "side", "sided");
  private static final Set<String> LEADING = Set.of("on", "the", "(", ",", "-", "of");

  private final List<Token> all;
  private final int from;
  private final int to;
  private final List<Token> kept = new ArrayList<>();
  private final List<Integer> at = new ArrayList<>();
  private final List<Double> confidence = new ArrayList<>();

  CompactTokens(List<Token> all, int from, int to) {
    this.all = all;
    this.from = from;
    this.to = to;
    for (int i = from; i < to; i++) {
      Token token = all.get(i);
      if (DROPPED.contains(token.key()) || side(i) != null) {
        continue;
      }
      if (token.is("-") && hyphen(i)) {
        continue;
      }
      Misspellings.Correction correction = token.isWord() ? Misspellings.of(token.key()) : null;
      kept.add(correction == null ? token : as(token, correction.word()));
      at.add(i);
      confidence.add(correction == null ? 1.0 : correction.confidence());
    }
  }

  List<Token> tokens() {
    return kept;
  }

  int size() {
    return kept.size();
  }

  Token get(int i) {
    return kept.get(i);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isWord(int original) {
    return all.get(original).isWord();
  }

  String raw(int original) {
    return all.get(original).raw();
  }

  boolean isHyphen(int original) {
    return all.get(original).is("-") || all.get(original).is("sided");
  }

  boolean isTie(int original) {
    return LINKS.contains(all.get(original).key());
  }

  /** Whether a token can stand between a name and the side behind it. */
  boolean leadsToSide(int original) {
    return LEADING.contains(all.get(original).key());
  }

  /** Whether a side stands right before a kept token. */
  boolean sideBefore(int kept) {
    int before = at.get(kept) - 1;
    return before >= from && side(before) != null;
  }

  /** Whether a side stands right behind a kept token: "otitis media, right ear". */
  boolean sideFollows(int kept) {
    int next = at.get(kept) + 1;
    return next < to && side(next) != null;
  }

  /** Index of a kept token among all tokens. */
  int original(int i) {
    return at.get(i);
  }

  double confidence(int first, int end) {
    double least = 1;
    for (int i = first; i < end; i++) {
      least = Math.min(least, confidence.get(i));
    }
    return least;
  }

  /** The side that a token of the whole list names, or null. */
  Laterality side(int i) {
    Token token = all.get(i);
    Laterality side = Laterality.of(token);
    if (side == null) {
      return null;
    }
    boolean last = i + 1 >= to;
    if (token.raw().length() > 1) {
      boolean leftBehind =
          side == Laterality.LEFT
              && token.is("left")
              && !last
              && (all.get(i + 1).is("ama") || all.get(i + 1).is("at") || all.get(i + 1).is("with"));
      return leftBehind ? null : side;
    }
    if (side == Laterality.BILATERAL) {
      return null;
    }
    boolean number = i > from && all.get(i - 1).isNumber() && !all.get(i - 1).is("/");
    boolean slash = i > from && all.get(i - 1).is("/") || !last && all.get(i + 1).is("/");
    boolean point = !last && (all.get(i + 1).is(".") || all.get(i + 1).is("'"));
    boolean word = !last && (all.get(i + 1).isWord() || all.get(i + 1).is(")"));
    return number && !word || slash || point || !word ? null : side;
  }

  private boolean hyphen(int i) {
    return i > from
        && i + 1 < to
        && all.get(i - 1).isWord()
        && all.get(i + 1).isWord()
        && !all.get(i).spaced();
  }

  private static Token as(Token token, String key) {
    return new Token(
        token.start(),
        token.end(),
        token.kind(),
        token.raw(),
        key,
        token.number(),
        token.spaced(),
        token.breaks());
  }
}
