package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** The words of {@code trial-cues.psv}, by type. */
final class Cues {

  private static final int ABBREVIATION = 4;
  private static final int NEAR = 4;
  private static final Map<String, PhraseTrie<Cue>> BY_TYPE = load();

  /**
   * What a cue asks about.
   *
   * @param topic in a word or two
   * @param whole whether the words around it say nothing that changes the answer
   * @param exact the letters it must have, or empty
   */
  record Cue(String topic, boolean whole, String exact) {}

  /**
   * A cue in a phrase.
   *
   * @param from index of its first token
   * @param to index after its last
   */
  record Found(Cue cue, int from, int to) {}

  private Cues() {}

  /** All cues of a type in a phrase, in order; longer ones hide those within. */
  static List<Found> in(CriterionPhrase phrase, String type) {
    List<Found> all = new ArrayList<>();
    PhraseTrie<Cue> trie = BY_TYPE.get(type);
    int i = 0;
    while (i < phrase.size()) {
      Found found = at(phrase, trie, i);
      if (found == null) {
        i++;
      } else {
        all.add(found);
        i = found.to();
      }
    }
    return all;
  }

  /** As {@link #in}, with neighbours of one topic as one. */
  static List<Found> merged(CriterionPhrase phrase, String type) {
    List<Found> all = new ArrayList<>();
    for (Found found : in(phrase, type)) {
      Found last = all.isEmpty() ? null : all.get(all.size() - 1);
      boolean near =
          last != null
              && last.cue().topic().equals(found.cue().topic())
              && found.from() - last.to() <= NEAR
              && phrase.clauseEnd(last.from()) >= found.to()
              && plain(phrase, last.to(), found.from());
      if (near) {
        all.set(all.size() - 1, new Found(last.cue(), last.from(), found.to()));
      } else {
        all.add(found);
      }
    }
    return all;
  }

  /**
   * One question for each cue of a type, where neighbours of one topic are one.
   *
   * @param question makes the question from the topic of the cue and the words that ask it
   */
  static List<Recognised> questions(
      CriterionPhrase phrase, String type, BiFunction<String, String, CriterionTest> question) {
    List<Recognised> found = new ArrayList<>();
    for (Found cue : merged(phrase, type)) {
      CriterionTest test = question.apply(cue.cue().topic(), phrase.words(cue.from(), cue.to()));
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), cue.to(), test)
              : Recognised.of(cue.from(), cue.to(), test));
    }
    return found;
  }

  private static boolean plain(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!phrase.isWord(i) || phrase.is(i, "or") || phrase.is(i, "and")) {
        return false;
      }
    }
    return true;
  }

  private static Found at(CriterionPhrase phrase, PhraseTrie<Cue> trie, int i) {
    for (PhraseTrie.Match<Cue> match : trie.at(phrase.tokens(), i, phrase.size())) {
      for (Cue cue : match.values()) {
        boolean fits =
            cue.exact().isEmpty()
                || cue.exact().equals(phrase.words(i, match.end()).replaceAll("[^\\p{L}]", ""));
        if (fits) {
          return new Found(cue, i, match.end());
        }
      }
    }
    return null;
  }

  private static Map<String, PhraseTrie<Cue>> load() {
    Map<String, PhraseTrie<Cue>> all = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-cues.psv", 3)) {
      PhraseTrie<Cue> trie = all.computeIfAbsent(row[0], type -> new PhraseTrie<>());
      boolean whole = row[1].startsWith("!");
      String topic = whole ? row[1].substring(1) : row[1];
      for (String phrase : VocabularyFile.list(row[2], ";")) {
        String letters = phrase.replaceAll("[^\\p{L}]", "");
        boolean capitals =
            letters.length() <= ABBREVIATION && letters.equals(letters.toUpperCase(Locale.ROOT));
        trie.add(phrase, new Cue(topic, whole, capitals ? letters : ""));
      }
    }
    return Map.copyOf(all);
  }
}
