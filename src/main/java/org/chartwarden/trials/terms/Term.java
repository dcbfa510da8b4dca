package org.chartwarden.trials.terms;

import java.util.List;
import java.util.Set;

/**
 * A concept that criteria name.
 *
 * @param kind which list it belongs to
 * @param id its id; for a name that no list holds {@code =} and the words
 * @param closure its id and those of everything wider that it is
 * @param words for a name that no list holds, the stems of its words; else empty
 */
public record Term(TermKind kind, String id, Set<String> closure, List<String> words) {

  public Term {
    closure = Set.copyOf(closure);
    words = List.copyOf(words);
  }

  /** A name that no list holds. */
  public static Term free(TermKind kind, String text) {
    List<String> stems = Words.stems(text);
    String id = "=" + String.join(" ", Words.plain(text));
    return new Term(kind, id, Set.of(id), stems);
  }

  @Override
  public int hashCode() {
    // Terms of one id are mostly equal.
    return id.hashCode();
  }

  /** Whether no list holds it. */
  public boolean isFree() {
    return id.startsWith("=");
  }

  /** The stems of the words that name it. */
  public List<String> stems() {
    return isFree() ? words : Words.stemsOfId(id);
  }

  /** Its id as a person reads it. */
  public String shown() {
    return isFree() ? id.substring(1) : id.replace('-', ' ');
  }
}
