package org.chartwarden.trials.terms;

import java.util.List;
import java.util.Set;

/** A concept that criteria name. Immutable. */
public final class Term {

  private final TermKind kind;
  private final String id;
  private final Set<String> closure;
  private final List<String> words;
  private final List<String> stems;
  private final int hash;

  /**
   * A concept.
   *
   * @param kind which list it belongs to
   * @param id its id; for a name that no list holds {@code =} and the words
   * @param closure its id and those of everything wider that it is
   * @param words for a name that no list holds, the stems of its words; else empty
   */
  public Term(TermKind kind, String id, Set<String> closure, List<String> words) {
    this.kind = kind;
    this.id = id;
    this.closure = Set.copyOf(closure);
    this.words = List.copyOf(words);
    this.stems = isFree() ? this.words : Words.stemsOfId(id);
    // Terms of one id are mostly equal.
    this.hash = id.hashCode();
  }

  /** A name that no list holds. */
  public static Term free(TermKind kind, String text) {
    List<String> stems = Words.stems(text);
    String id = "=" + String.join(" ", Words.plain(text));
    return new Term(kind, id, Set.of(id), stems);
  }

  /** Which list it belongs to. */
  public TermKind kind() {
    return kind;
  }

  /** Its id; for a name that no list holds {@code =} and the words. */
  public String id() {
    return id;
  }

  /** Its id and those of everything wider that it is. */
  public Set<String> closure() {
    return closure;
  }

  /** For a name that no list holds, the stems of its words; else empty. */
  public List<String> words() {
    return words;
  }

  /** Whether no list holds it. */
  public boolean isFree() {
    return id.startsWith("=");
  }

  /** The stems of the words that name it. */
  public List<String> stems() {
    return stems;
  }

  /** Its id as a person reads it. */
  public String shown() {
    return isFree() ? id.substring(1) : id.replace('-', ' ');
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Term term
            && hash == term.hash
            && kind == term.kind
            && id.equals(term.id)
            && closure.equals(term.closure)
            && words.equals(term.words);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Term[kind=" + kind + ", id=" + id + ", closure=" + closure + ", words=" + words + "]";
  }
}
