package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells cheaply which sentences cannot pass a test, so that the rest alone are tested. It changes
 * no answer.
 */
public final class SentenceSieve {

  /** Lets everything through. */
  public static final SentenceSieve NONE = new SentenceSieve(Optional.empty(), Optional.empty());

  private final Optional<String> piece;
  private final Optional<List<String>> beginnings;

  private SentenceSieve(Optional<String> piece, Optional<List<String>> beginnings) {
    this.piece = piece;
    this.beginnings = beginnings;
  }

  /** Lets sentences through that hold some characters, which are in lower case. */
  public static SentenceSieve holding(String piece) {
    return new SentenceSieve(Optional.of(piece), Optional.empty());
  }

  /**
   * Lets at least those sentences through in which one of some patterns is found. It only spares
   * something where each begins at a word with letters that it must have.
   */
  public static SentenceSieve of(Pattern... patterns) {
    List<String> all = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Optional<List<String>> own = LeadingLetters.of(pattern.pattern());
      if (own.isEmpty()) {
        return NONE;
      }
      own.get().forEach(letters -> all.add(letters.toLowerCase(Locale.ROOT)));
    }
    return new SentenceSieve(Optional.empty(), Optional.of(List.copyOf(all)));
  }

  /** The places of the sentences that are left. */
  BitSet left(AlikeSentences sentences) {
    if (piece.isPresent()) {
      return sentences.holding(piece.get());
    }
    BitSet left = new BitSet();
    if (beginnings.isPresent()) {
      beginnings.get().forEach(letters -> sentences.beginning(letters, left));
    } else {
      left.set(0, sentences.size());
    }
    return left;
  }
}
