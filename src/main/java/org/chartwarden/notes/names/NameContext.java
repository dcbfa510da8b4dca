package org.chartwarden.notes.names;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Token;

/**
 * What stands around a name and helps to tell what an abbreviation means.
 *
 * @param words the words of the whole note, in the form in which they are compared
 * @param section the section of the sentence
 */
public record NameContext(Set<String> words, SectionKind section) {

  /** No surroundings, as of the display of a code. */
  public static final NameContext NONE = new NameContext(Set.of(), SectionKind.OTHER);

  public static NameContext of(List<Token> tokens, SectionKind section) {
    Set<String> words = new HashSet<>();
    for (Token token : tokens) {
      if (token.isWord()) {
        words.add(token.key());
      }
    }
    return new NameContext(words, section);
  }

  public NameContext in(SectionKind other) {
    return new NameContext(words, other);
  }
}
