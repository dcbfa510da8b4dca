package org.chartwarden.notes.names;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Token;

/**
 * What stands around a name and helps to tell what an abbreviation means.
 *
 * @param words the words of the whole note, in the form in which they are compared
 * @param section the section of the sentence
 * @param capitals whether the whole note stands in capitals, so that capitals mean nothing
 */
public record NameContext(Set<String> words, SectionKind section, boolean capitals) {

  /** A note with fewer small letters than this share of its words stands in capitals. */
  private static final double SMALL = 0.1;

  /** No surroundings, as of the display of a code. */
  public static final NameContext NONE = new NameContext(Set.of(), SectionKind.OTHER, false);

  public static NameContext of(List<Token> tokens, SectionKind section) {
    Set<String> words = new HashSet<>();
    int all = 0;
    int small = 0;
    for (Token token : tokens) {
      if (token.isWord()) {
        words.add(token.key());
        all++;
        small += token.raw().equals(token.raw().toUpperCase(Locale.ROOT)) ? 0 : 1;
      }
    }
    return new NameContext(words, section, small < all * SMALL);
  }

  /** The same note in another section. */
  public NameContext in(SectionKind other) {
    return new NameContext(words, other, capitals);
  }
}
