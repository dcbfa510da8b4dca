package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** Results in words behind a name: "trop neg", "UA positive", "type O pos", "GBS +". */
final class Results {

  private static final PhraseTrie<String> WORDS = words();

  private static final Set<String> COPULAS =
      WordSet.of(
          ":",
          "=",
          "was",
          "is",
          "were",
          "are",
          "-",
          "came",
          "back",
          "returned",
          "test",
          "screen",
          "the",
          "remain",
          "remains",
          "remained",
          "today",
          "antibody",
          "titer",
          "status",
          "all",
          "gene",
          "toxin",
          "pcr",
          "antigen",
          "ag",
          "still",
          "swab",
          "result",
          "final",
          "x",
          "×",
          "2",
          "on",
          "again",
          "are",
          "both",
          "been",
          "have",
          "repeat",
          "type",
          ",");

  private Results() {}

  /** A result and its tokens. */
  record Found(String words, int first, int end) {}

  /** The result behind a name, or null. */
  static Found behind(List<Token> tokens, Piece.Name name, int to) {
    int i = name.end();
    int most = Math.min(to, i + 5);
    while (i < most) {
      if (name.is("blood-group")) {
        Found group = group(tokens, i, to);
        if (group != null) {
          return group;
        }
      }
      if (graded(tokens, i, to)) {
        return new Found(tokens.get(i).raw() + "+", i, i + 2);
      }
      PhraseTrie.Match<String> match = WORDS.longest(tokens, i, to);
      if (match != null && fits(tokens, i, match.end(), to)) {
        return new Found(match.values().get(0), i, match.end());
      }
      if (!COPULAS.contains(tokens.get(i).key()) || tokens.get(i).breaks() > 0) {
        return null;
      }
      i++;
    }
    return null;
  }

  /** "protein 2+", "blood 3+". */
  private static boolean graded(List<Token> tokens, int i, int to) {
    return tokens.get(i).isNumber()
        && tokens.get(i).raw().length() == 1
        && tokens.get(i).number().intValue() >= 1
        && tokens.get(i).number().intValue() <= 4
        && i + 1 < to
        && tokens.get(i + 1).is("+")
        && !tokens.get(i + 1).spaced()
        && (i + 2 >= to || tokens.get(i + 2).spaced() || !tokens.get(i + 2).isNumber());
  }

  private static boolean fits(List<Token> tokens, int i, int end, int to) {
    Token token = tokens.get(i);
    boolean next = end < to && tokens.get(end).isNumber() && !tokens.get(end).spaced();
    if (token.is("+") || token.is("-")) {
      boolean open = end < to && tokens.get(end).is("/") && !tokens.get(end).spaced();
      if (open) {
        return false; // "+/-"
      }
      boolean closes = end >= to || tokens.get(end).spaced() || !tokens.get(end).isWord();
      return !next && closes && (token.is("+") || end >= to || !tokens.get(end).isNumber());
    }
    return !next;
  }

  /** "O pos", "A Rh negative", "AB+". */
  private static Found group(List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    boolean letter = WordSet.of("O", "A", "B", "AB").contains(token.raw());
    if (!letter || i + 1 >= to) {
      return null;
    }
    int at = i + 1;
    at += tokens.get(at).is("rh") && at + 1 < to ? 1 : 0;
    PhraseTrie.Match<String> sign = WORDS.longest(tokens, at, to);
    if (sign == null) {
      return null;
    }
    return new Found(token.raw() + " " + sign.values().get(0), i, sign.end());
  }

  private static PhraseTrie<String> words() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    add(
        trie,
        "negative",
        "negative;neg;nonreactive;non reactive;non-reactive;not detected;undetectable;"
            + "undetected;not isolated;no growth;ng;ngtd;no growth to date;ng to date;ngsf;clean;-;absent;"
            + "none seen;negative x2;negative to date;neg to date;no organisms;sterile;bland;nil;none");
    add(
        trie,
        "positive",
        "positive;pos;reactive;detected;+;present;isolated;grossly positive;pos for;"
            + "positive for;dirty");
    add(trie, "normal", "normal;wnl;nl;unremarkable;within normal limits;in range");
    add(trie, "trace", "trace;tr");
    add(trie, "low", "low-normal;low normal;borderline low;low");
    add(trie, "high", "elevated;high;borderline high;raised;high-normal");
    add(trie, "pending", "pending;in process;pnd");
    add(trie, "immune", "immune;non-immune;nonimmune;equivocal;indeterminate");
    return trie;
  }

  private static void add(PhraseTrie<String> trie, String meaning, String list) {
    for (String words : list.split(";")) {
      trie.add(words, meaning);
    }
  }
}
