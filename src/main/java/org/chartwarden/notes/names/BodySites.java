package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.notes.vocabulary.Wider;

/** The sites of the body, from {@code vocabulary/note-sites.psv}. */
public final class BodySites {

  /**
   * A way of writing a site.
   *
   * @param side the side that the writing has in it, as LLE has
   */
  record Wording(String site, Optional<Laterality> side) {}

  /** Among what a site is part of: it is a tissue that is found all over the body. */
  private static final String TISSUE = "*";

  private static final BodySites STANDARD = new BodySites();

  private final PhraseTrie<Wording> phrases = new PhraseTrie<>();
  private final Map<String, Set<String>> parts = new HashMap<>();
  private final Map<String, List<String>> closures = new HashMap<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> tissues = new HashSet<>();

  private BodySites() {
    for (String[] row : VocabularyFile.rows("note-sites.psv", 3)) {
      Set<String> around = new LinkedHashSet<>(VocabularyFile.list(row[1], ","));
      if (around.remove(TISSUE)) {
        tissues.add(row[0]);
      }
      parts.put(row[0], around);
      add(row[0], row[0].replace('-', ' '));
      VocabularyFile.list(row[2], ";").forEach(name -> add(row[0], name));
    }
    for (String id : parts.keySet()) {
      closures.put(id, List.copyOf(Wider.of(id, parts)));
    }
  }

  public static BodySites standard() {
    return STANDARD;
  }

  /** The sites, then everything that they are parts of. */
  public List<String> withWider(Collection<String> sites) {
    List<String> all = new ArrayList<>();
    sites.forEach(site -> all.addAll(closures.getOrDefault(site, List.of(site))));
    return all;
  }

  /**
   * The sites to compare with others: a tissue (skin, bone) parts two names only when both name
   * one.
   */
  List<String> places(List<String> sites, List<String> others) {
    boolean tissue = others.stream().anyMatch(tissues::contains);
    return sites.stream().filter(site -> tissue || !tissues.contains(site)).toList();
  }

  /** The longest site that begins at a token, or null. */
  PhraseTrie.Match<Wording> at(List<Token> tokens, int from, int to) {
    return phrases.longest(tokens, from, to);
  }

  /** All words of sites, in the form in which they are compared. */
  Set<String> words() {
    return words;
  }

  private void add(String site, String written) {
    boolean sided = written.length() > 2 && written.charAt(1) == ':';
    String name = sided ? written.substring(2) : written;
    Optional<Laterality> side =
        sided
            ? Optional.of(
                switch (written.charAt(0)) {
                  case 'L' -> Laterality.LEFT;
                  case 'R' -> Laterality.RIGHT;
                  default -> Laterality.BILATERAL;
                })
            : Optional.empty();
    NamePhrase phrase = NamePhrase.of(name);
    phrases.add(phrase.words(), new Wording(site, side));
    words.addAll(List.of(phrase.words().split("[^\\p{L}\\p{N}]+")));
  }
}
