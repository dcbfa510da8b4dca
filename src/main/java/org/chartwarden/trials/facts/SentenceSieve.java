package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells cheaply which sentences cannot pass a test, so that the rest alone are tested. It changes
 * no answer.
 */
public final class SentenceSieve {

  /** Lets everything through. */
  public static final SentenceSieve NONE = new SentenceSieve(Optional.empty(), Optional.empty());

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9_]+");

  private final Optional<String> characters;
  private final Optional<List<RequiredLetters.Piece>> pieces;

  private SentenceSieve(Optional<String> characters, Optional<List<RequiredLetters.Piece>> pieces) {
    this.characters = characters;
    this.pieces = pieces;
  }

  /** Whether a sentence that it lets through always holds a word that it {@link #minds}. */
  boolean tellsWords() {
    return pieces.isPresent();
  }

  /** Whether a sentence may be let through for a word of letters, digits and {@code _}. */
  boolean minds(String word) {
    for (RequiredLetters.Piece piece : pieces.orElseThrow()) {
      if (piece.begins() ? word.startsWith(piece.letters()) : word.contains(piece.letters())) {
        return true;
      }
    }
    return false;
  }

  /** Lets sentences through that hold some characters, which are in lower case. */
  public static SentenceSieve holding(String characters) {
    // What is between other signs than letters lies within one word.
    Optional<RequiredLetters.Piece> within =
        NO_LETTERS
            .splitAsStream(characters)
            .filter(letters -> !letters.isEmpty())
            .max(Comparator.comparingInt(String::length))
            .map(letters -> new RequiredLetters.Piece(letters, false));
    return new SentenceSieve(Optional.of(characters), within.map(List::of));
  }

  /**
   * Lets at least those sentences through in which one of some patterns is found. It spares
   * something where each pattern has letters that must be there.
   */
  public static SentenceSieve of(Pattern... patterns) {
    List<RequiredLetters.Piece> all = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Optional<List<RequiredLetters.Piece>> own = RequiredLetters.of(pattern.pattern());
      if (own.isEmpty()) {
        return NONE;
      }
      all.addAll(own.get());
    }
    return new SentenceSieve(Optional.empty(), Optional.of(all.stream().distinct().toList()));
  }

  /** The places of the sentences that are left. */
  BitSet left(AlikeSentences sentences) {
    if (characters.isPresent()) {
      return sentences.holding(characters.get());
    }
    BitSet left = new BitSet();
    if (pieces.isEmpty()) {
      left.set(0, sentences.size());
      return left;
    }
    for (RequiredLetters.Piece piece : pieces.get()) {
      if (piece.begins()) {
        sentences.beginning(piece.letters(), left);
      } else {
        sentences.within(piece.letters(), left);
      }
    }
    return left;
  }
}
