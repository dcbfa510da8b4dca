package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * What words of a note and of a criterion have in common: "regurgitates" and "regurgitation" one
 * root, "kidney" and "renal" one meaning, and a hemianopia is a visual field defect, as a finger is
 * a part of the upper limb. From {@code trial-kin.psv}, {@code note-sites.psv}, {@code
 * trial-alike.psv} and the endings of words.
 */
public final class WordKin {

  private static final int LIMIT = 50_000;

  /**
   * Endings that make a noun, an adjective or a verb of a root, and the least that must be left.
   */
  private record Ending(String letters, String instead, int least) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("iousnes", "", 4),
          new Ending("ousnes", "", 4),
          new Ending("ines", "", 4),
          new Ending("nes", "", 3),
          new Ending("isation", "", 5),
          new Ending("ization", "", 5),
          new Ending("ation", "", 5),
          new Ending("ativ", "", 5),
          new Ending("ition", "", 5),
          new Ending("iv", "", 5),
          new Ending("ion", "", 5),
          new Ending("ious", "", 5),
          new Ending("ous", "", 5),
          new Ending("abl", "", 5),
          new Ending("ibl", "", 5),
          new Ending("anc", "", 5),
          new Ending("enc", "", 5),
          new Ending("ant", "", 5),
          new Ending("ent", "", 5),
          new Ending("ment", "", 4),
          new Ending("at", "", 5),
          new Ending("it", "", 4),
          new Ending("osi", "os", 4),
          new Ending("ot", "os", 4),
          new Ending("ia", "", 4),
          new Ending("iz", "", 5));

  private static final Map<Character, String> SIDES =
      Map.of('L', "left", 'R', "right", 'B', "bilateral");

  /** Ordinary words whose roots are those of names. */
  private static final Set<String> ORDINARY = OrdinaryWords.ALL;

  private static final Map<String, String> ROOTS = new ConcurrentHashMap<>();
  private static final WordKin STANDARD = new WordKin();

  /**
   * What a word or a phrase means.
   *
   * @param key the meaning: an id of the tables, or the root of the word where they have none
   * @param wider the keys of everything that it is a kind or a part of
   */
  public record Kin(String key, Set<String> wider) {
    public Kin {
      wider = Set.copyOf(wider);
    }

    /** Whether this is the other, a kind or part of it, or the other way round. */
    public boolean meets(Kin other) {
      return key.equals(other.key) || wider.contains(other.key) || other.wider.contains(key);
    }
  }

  /**
   * A phrase that the tables know.
   *
   * @param words how many words it has, two at least
   */
  record Phrase(Kin kin, int words) {}

  private record Row(List<String> roots, String id) {}

  /** Ids by the roots of single words. */
  private final Map<String, String> ids = new HashMap<>();

  /** Phrases by their first root, the longest first. */
  private final Map<String, List<Row>> phrases = new HashMap<>();

  private final Map<String, Set<String>> above = new HashMap<>();
  private final Set<String> sites = new HashSet<>();
  private final Map<String, Kin> known = new ConcurrentHashMap<>();
  private final Map<String, Kin> byId = new ConcurrentHashMap<>();

  private WordKin() {
    for (String[] row : VocabularyFile.rows("trial-kin.psv", 3)) {
      above.put(row[0], Set.copyOf(VocabularyFile.list(row[1], ",")));
      name(row[0].replace('-', ' '), row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> name(name, row[0]));
    }
    for (String[] row : VocabularyFile.rows("note-sites.psv", 3)) {
      List<String> around = new ArrayList<>(VocabularyFile.list(row[1], ","));
      around.remove("*");
      above.put(row[0], Set.copyOf(around));
      sites.add(row[0]);
      name(row[0].replace('-', ' '), row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> site(name, row[0]));
    }
    for (String[] row : VocabularyFile.rows("trial-alike.psv", 2)) {
      String id = ids.getOrDefault(root(row[0]), root(row[0]));
      name(row[0], id);
      VocabularyFile.list(row[1], ",").forEach(name -> name(name, id));
    }
    phrases.values().forEach(rows -> rows.sort((a, b) -> b.roots().size() - a.roots().size()));
  }

  /** A name of a site, which may have a side in it: LLQ is the left lower quadrant. */
  private void site(String written, String id) {
    if (written.length() < 3 || written.charAt(1) != ':') {
      name(written, id);
      return;
    }
    String side = SIDES.get(written.charAt(0));
    String sided = side + "-" + id;
    above.put(sided, Set.of(side, id));
    sites.add(sided);
    name(written.substring(2), sided);
    name(side + " " + id.replace('-', ' '), sided);
  }

  private void name(String written, String id) {
    List<String> roots = SentenceWords.of(written).plain().stream().map(WordKin::root).toList();
    if (roots.size() == 1) {
      ids.putIfAbsent(roots.get(0), id);
    } else if (!roots.isEmpty()) {
      phrases.computeIfAbsent(roots.get(0), one -> new ArrayList<>()).add(new Row(roots, id));
    }
  }

  /** What a word means. */
  public static Kin of(String word) {
    Kin known = STANDARD.known.get(word);
    if (known == null) {
      String root = ORDINARY.contains(word) ? "=" + word : root(word);
      known = STANDARD.kin(STANDARD.ids.getOrDefault(root, root));
      if (STANDARD.known.size() < LIMIT && word.length() < 40) {
        STANDARD.known.put(word, known);
      }
    }
    return known;
  }

  /** Whether a key is a site of the body. */
  public static boolean isSite(String key) {
    return STANDARD.sites.contains(key);
  }

  /** Whether the tables know a word as something that a patient may have or have had done. */
  public static boolean isThing(String word) {
    String id = STANDARD.ids.getOrDefault(root(word), word);
    return STANDARD.above.containsKey(id) && !STANDARD.sites.contains(id);
  }

  /** Whether the tables have a row for a meaning that is no site of the body. */
  static boolean isThing(Kin kin) {
    return STANDARD.above.containsKey(kin.key()) && !STANDARD.sites.contains(kin.key());
  }

  /** The longest phrase that begins at a word, or null. */
  static Phrase phrase(List<String> words, int from, int to) {
    List<Row> rows = STANDARD.phrases.get(root(words.get(from)));
    if (rows != null) {
      for (Row row : rows) {
        if (row.roots().size() <= to - from && STANDARD.stands(row.roots(), words, from)) {
          return new Phrase(STANDARD.kin(row.id()), row.roots().size());
        }
      }
    }
    return null;
  }

  /**
   * The meanings of a phrase of a criterion, phrases of the tables first, in order.
   *
   * @param words in lower case
   */
  public static List<Meaning> meanings(List<String> words) {
    List<Meaning> all = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Phrase phrase = phrase(words, i, words.size());
      all.add(
          phrase == null
              ? new Meaning(words.get(i), of(words.get(i)))
              : new Meaning(String.join(" ", words.subList(i, i + phrase.words())), phrase.kin()));
      i += phrase == null ? 1 : phrase.words();
    }
    return all;
  }

  /**
   * A word or phrase and what it means.
   *
   * @param words as they stand, a blank between them
   */
  public record Meaning(String words, Kin kin) {}

  private boolean stands(List<String> roots, List<String> words, int from) {
    for (int i = 1; i < roots.size(); i++) {
      if (!roots.get(i).equals(root(words.get(from + i)))) {
        return false;
      }
    }
    return true;
  }

  private Kin kin(String id) {
    Kin made = byId.get(id);
    if (made == null) {
      Set<String> wider = new LinkedHashSet<>();
      climb(id, wider);
      wider.remove(id);
      made = new Kin(id, wider);
      if (byId.size() < LIMIT) {
        byId.put(id, made);
      }
    }
    return made;
  }

  private void climb(String id, Set<String> all) {
    if (all.add(id)) {
      above.getOrDefault(id, Set.of()).forEach(one -> climb(one, all));
    }
  }

  /** The root that a word shares with the noun, the adjective and the verb made of it. */
  static String root(String word) {
    String known = ROOTS.get(word);
    if (known == null) {
      known = cut(SentenceWords.stem(word));
      if (ROOTS.size() < LIMIT && word.length() < 40) {
        ROOTS.put(word, known);
      }
    }
    return known;
  }

  private static String cut(String stem) {
    for (Ending ending : ENDINGS) {
      if (stem.endsWith(ending.letters())
          && stem.length() - ending.letters().length() >= ending.least()) {
        return stem.substring(0, stem.length() - ending.letters().length()) + ending.instead();
      }
    }
    return stem;
  }
}
