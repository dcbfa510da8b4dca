package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Pieces of words one of which stands in whatever a regular expression matches. Linear in the
 * length of the expression; what it does not understand of the syntax of {@link
 * java.util.regex.Pattern} it takes for something that may be anything.
 */
final class RequiredLetters {

  /**
   * A piece of a word.
   *
   * @param letters one or more ASCII letters or digits, in lower case
   * @param begins whether the word begins with it
   */
  record Piece(String letters, boolean begins) {}

  /** Shorter pieces inside of words stand nearly everywhere. */
  private static final int SHORTEST_WITHIN = 2;

  /** Words that stand in most sentences. */
  private static final Set<String> COMMON =
      Set.of(
          "a", "an", "and", "as", "at", "by", "for", "from", "has", "his", "her", "in", "is", "no",
          "not", "of", "on", "or", "the", "to", "was", "with");

  /** Best are the choices whose weakest piece is long; then those of few pieces. */
  private static final Comparator<List<Piece>> WORTH =
      Comparator.<List<Piece>>comparingInt(
              pieces -> pieces.stream().mapToInt(RequiredLetters::weight).min().orElse(0))
          .thenComparing(Comparator.<List<Piece>>comparingInt(List::size).reversed());

  private final String pattern;
  private int at;
  private boolean strange;

  private RequiredLetters(String pattern) {
    this.pattern = pattern;
  }

  private static int weight(Piece piece) {
    return COMMON.contains(piece.letters())
        ? 1
        : piece.letters().length() + (piece.begins() ? 1 : 0);
  }

  /**
   * The pieces of which each match holds one.
   *
   * @return empty when they cannot be told
   */
  static Optional<List<Piece>> of(String pattern) {
    RequiredLetters reader = new RequiredLetters(pattern);
    Optional<List<Piece>> all = reader.alternatives(false);
    return reader.strange || reader.at < pattern.length() ? Optional.empty() : all;
  }

  /** Reads up to the bracket that closes the group, or to the end. */
  private Optional<List<Piece>> alternatives(boolean atWord) {
    List<Piece> all = new ArrayList<>();
    boolean told = true;
    while (true) {
      Optional<List<Piece>> one = sequence(atWord);
      told &= one.isPresent();
      one.ifPresent(all::addAll);
      if (at >= pattern.length() || pattern.charAt(at) != '|') {
        return told ? Optional.of(all.stream().distinct().toList()) : Optional.empty();
      }
      at++;
    }
  }

  /** Reads one alternative; of what must all be there the best is chosen. */
  private Optional<List<Piece>> sequence(boolean atWord) {
    List<List<Piece>> choices = new ArrayList<>();
    Run run = new Run(choices, atWord);
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      char letter = pattern.charAt(at);
      if (letter == '(') {
        group(run);
      } else if (letter == '[') {
        skipSet();
        quantifier();
        run.unknown();
      } else if (letter == '\\') {
        escape(run);
      } else {
        at++;
        switch (letter) {
          case '^' -> run.bound();
          case '$' -> run.unknown();
          case '.' -> {
            quantifier();
            run.unknown();
          }
          default -> run.literal(letter, quantifier());
        }
      }
    }
    run.end();
    return choices.stream().max(WORTH);
  }

  private void group(Run run) {
    at++;
    boolean around = false;
    boolean flags = false;
    if (pattern.startsWith("?", at)) {
      at++;
      if (pattern.startsWith("<=", at) || pattern.startsWith("<!", at)) {
        around = true;
        at += 2;
      } else if (pattern.startsWith("=", at) || pattern.startsWith("!", at)) {
        around = true;
        at++;
      } else if (pattern.startsWith("<", at)) {
        at = pattern.indexOf('>', at) + 1;
      } else {
        while (":)>".indexOf(pattern.charAt(at)) < 0) {
          at++;
        }
        flags = pattern.charAt(at) == ')';
        at += flags ? 0 : 1;
      }
    }
    boolean word = run.atWord();
    Optional<List<Piece>> inner = flags ? Optional.empty() : alternatives(word);
    at++;
    Quantifier times = quantifier();
    if (around || flags) {
      // What stands around a match is no part of it, and takes no room.
      return;
    }
    run.unknown();
    if (times != Quantifier.OPTIONAL) {
      inner.ifPresent(run::choice);
    }
  }

  private void escape(Run run) {
    char letter = pattern.charAt(at + 1);
    at += 2;
    switch (letter) {
      case 'b' -> run.bound();
      case 'Q' -> {
        int end = pattern.indexOf("\\E", at);
        int last = end < 0 ? pattern.length() : end;
        while (at < last) {
          run.literal(pattern.charAt(at++), Quantifier.ONCE);
        }
        at = end < 0 ? last : last + 2;
      }
      case 's', 'W' -> run.gap(quantifier());
      case 'p', 'P' -> {
        at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
        quantifier();
        run.unknown();
      }
      // A letter by its number or by where it stood before.
      case 'x', 'u', '0', 'c', 'N', 'k' -> strange = true;
      default -> {
        if (Character.isLetterOrDigit(letter)) {
          quantifier();
          run.unknown();
        } else {
          run.literal(letter, quantifier());
        }
      }
    }
  }

  private void skipSet() {
    int depth = 0;
    do {
      char letter = pattern.charAt(at);
      if (letter == '\\') {
        at++;
      } else if (letter == '[') {
        depth++;
      } else if (letter == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  /** How often a thing stands there. */
  private enum Quantifier {
    ONCE,
    REPEATED,
    OPTIONAL
  }

  private Quantifier quantifier() {
    if (at >= pattern.length()) {
      return Quantifier.ONCE;
    }
    char letter = pattern.charAt(at);
    Quantifier times = Quantifier.ONCE;
    if (letter == '?' || letter == '*') {
      times = Quantifier.OPTIONAL;
      at++;
    } else if (letter == '+') {
      times = Quantifier.REPEATED;
      at++;
    } else if (letter == '{') {
      times = pattern.charAt(at + 1) == '0' ? Quantifier.OPTIONAL : Quantifier.REPEATED;
      at = pattern.indexOf('}', at) + 1;
    } else {
      return times;
    }
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      // Reluctant or possessive.
      at++;
    }
    return times;
  }

  /** Letters that follow one another while an alternative is read. */
  private static final class Run {
    private final List<List<Piece>> choices;
    private final StringBuilder letters = new StringBuilder();

    /** Whether the run began where a word begins. */
    private boolean begins;

    /** Whether a word character that comes next begins a word. */
    private boolean atWord;

    Run(List<List<Piece>> choices, boolean atWord) {
      this.choices = choices;
      this.atWord = atWord;
    }

    boolean atWord() {
      return atWord;
    }

    void choice(List<Piece> pieces) {
      choices.add(pieces);
    }

    void literal(char letter, Quantifier times) {
      if (letter == '_' || times == Quantifier.OPTIONAL) {
        unknown();
        return;
      }
      // By the standard of patterns a letter beyond ASCII belongs to no word.
      if (letter > 'z' || !Character.isLetterOrDigit(letter)) {
        gap(times);
        return;
      }
      if (letters.isEmpty()) {
        begins = atWord;
      }
      letters.append(letter);
      atWord = false;
      if (times == Quantifier.REPEATED) {
        end();
      }
    }

    /** The bound of a word: a letter that comes next begins one. */
    void bound() {
      end();
      atWord = true;
    }

    /** Something that is no part of a word. */
    void gap(Quantifier times) {
      end();
      atWord = times != Quantifier.OPTIONAL;
    }

    /** Something that may be anything. */
    void unknown() {
      end();
      atWord = false;
    }

    void end() {
      if (letters.length() >= (begins ? 1 : SHORTEST_WITHIN)) {
        choices.add(List.of(new Piece(letters.toString().toLowerCase(Locale.ROOT), begins)));
      }
      letters.setLength(0);
      begins = false;
    }
  }
}
