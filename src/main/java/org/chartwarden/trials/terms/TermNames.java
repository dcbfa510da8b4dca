package org.chartwarden.trials.terms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.phrases.Kept;

/**
 * The terms of one kind and their names, to find in texts.
 *
 * <p>A name in capitals of up to five letters is an abbreviation, whose letters must stand so in
 * the text; of every other name its regular plural is a name too.
 */
final class TermNames {

  private static final int ABBREVIATION = 5;
  private static final int KEPT = 50_000;

  /** A name of a term; {@code exact} are the letters it must have, or empty. */
  private record Name(Term term, String exact) {}

  private final TermKind kind;
  private final TermHierarchy hierarchy;
  private final Function<String, Optional<Term>> unlisted;
  private final Map<String, Term> byId = new LinkedHashMap<>();
  private final PhraseTrie<Name> names = new PhraseTrie<>();
  private final NameBags bags = new NameBags();
  private final Kept<String, Set<String>> ids = new Kept<>(KEPT, this::read);
  private final Kept<String, Set<String>> rows =
      new Kept<>(KEPT, row -> Set.copyOf(bags.idsIn(row)));

  /** Names of a kind whose terms are all listed. */
  TermNames(TermKind kind, TermHierarchy hierarchy) {
    this(kind, hierarchy, word -> Optional.empty());
  }

  /**
   * Names of a kind.
   *
   * @param unlisted the term of a single word that is no name in a list, by its key
   */
  TermNames(TermKind kind, TermHierarchy hierarchy, Function<String, Optional<Term>> unlisted) {
    this.kind = kind;
    this.hierarchy = hierarchy;
    this.unlisted = unlisted;
  }

  /** The term with an id, made when it is new, with what is wider so far. */
  Term term(String id) {
    return byId.computeIfAbsent(id, one -> new Term(kind, one, hierarchy.closure(one), List.of()));
  }

  /** The term with an id, or empty. */
  Optional<Term> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Gives a term a name. */
  void add(Term term, String name) {
    String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
    boolean abbreviation =
        letters.length() <= ABBREVIATION
            && letters.equals(letters.toUpperCase(Locale.ROOT))
            && !letters.isEmpty();
    Name one = new Name(term, abbreviation ? letters : "");
    names.add(name, one);
    if (kind != TermKind.DRUG) {
      bags.add(term, name);
    }
    boolean plural = name.endsWith("s") || abbreviation || name.endsWith(")");
    if (!plural) {
      names.add(
          name.endsWith("y") && name.length() > 5
              ? name.substring(0, name.length() - 1) + "ies"
              : name + "s",
          one);
    }
  }

  /** Gives a term that no id finds a name, which stands in any letters and has no plural. */
  void addAlone(String id, String name) {
    names.add(name, new Name(new Term(kind, id, hierarchy.closure(id), List.of()), ""));
  }

  /** The longest name that begins at a token, or null. */
  TermBook.Found longest(List<Token> tokens, int from) {
    if (from < 0 || from >= tokens.size()) {
      return null;
    }
    for (PhraseTrie.Match<Name> match : names.at(tokens, from, tokens.size())) {
      for (Name name : match.values()) {
        if (!name.exact().isEmpty()
            && OtherReadings.stand(name.exact(), tokens, from, match.end())) {
          continue;
        }
        if (name.exact().isEmpty() || name.exact().equals(letters(tokens, from, match.end()))) {
          return new TermBook.Found(name.term(), match.end());
        }
      }
    }
    Token token = tokens.get(from);
    return token.isWord()
        ? unlisted.apply(token.key()).map(term -> new TermBook.Found(term, from + 1)).orElse(null)
        : null;
  }

  /** Ids of every term that a text names, with everything wider. */
  Set<String> idsIn(String text) {
    return ids.of(text);
  }

  private Set<String> read(String text) {
    Set<String> all = new LinkedHashSet<>();
    termsIn(text).forEach(term -> all.addAll(term.closure()));
    return Set.copyOf(all);
  }

  /** As {@link #idsIn}, of the names of several words, which may stand in another order. */
  Set<String> idsOfRow(String text) {
    return rows.of(text);
  }

  /** Every term that a text names, in the order of the text. */
  Set<Term> termsIn(String text) {
    Set<Term> found = new LinkedHashSet<>();
    List<Token> tokens = NoteText.of(text).tokens();
    int i = 0;
    while (i < tokens.size()) {
      TermBook.Found name = longest(tokens, i);
      if (name != null) {
        found.add(name.term());
      }
      i = name == null ? i + 1 : name.to();
    }
    return found;
  }

  private static String letters(List<Token> tokens, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(tokens.get(i).raw().replaceAll("[^\\p{L}\\p{N}]", ""));
    }
    return letters.toString();
  }
}
