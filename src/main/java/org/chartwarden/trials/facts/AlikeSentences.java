package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The different sentences of a patient's notes, in lower case: notes repeat much. */
final class AlikeSentences {

  private final List<String> texts = new ArrayList<>();
  private final List<BitSet> numbers = new ArrayList<>();
  private Passages passages;
  private TreeMap<String, BitSet> byWord;

  AlikeSentences(List<NoteSentence> sentences) {
    Map<String, Integer> known = new HashMap<>();
    for (int number = 0; number < sentences.size(); number++) {
      String text = sentences.get(number).text();
      Integer place = known.putIfAbsent(text, texts.size());
      if (place == null) {
        place = texts.size();
        texts.add(text.toLowerCase(Locale.ROOT));
        numbers.add(new BitSet());
      }
      numbers.get(place).set(number);
    }
  }

  int size() {
    return texts.size();
  }

  String text(int place) {
    return texts.get(place);
  }

  /** The numbers of the sentences that read so. */
  BitSet numbers(int place) {
    return numbers.get(place);
  }

  /** Those that hold some characters. */
  BitSet holding(String piece) {
    if (passages == null) {
      passages = new Passages(texts);
    }
    return passages.holding(piece);
  }

  /** Adds those with a word, of letters, digits and {@code _}, that begins with some letters. */
  void beginning(String letters, BitSet found) {
    SortedMap<String, BitSet> near = byWord().tailMap(letters);
    for (Map.Entry<String, BitSet> word : near.entrySet()) {
      if (!word.getKey().startsWith(letters)) {
        return;
      }
      found.or(word.getValue());
    }
  }

  /** Adds those with a word, of letters, digits and {@code _}, that holds some letters. */
  void within(String letters, BitSet found) {
    byWord()
        .forEach(
            (word, places) -> {
              if (word.contains(letters)) {
                found.or(places);
              }
            });
  }

  /** All words, of letters, digits and {@code _}. */
  Set<String> words() {
    return byWord().keySet();
  }

  private TreeMap<String, BitSet> byWord() {
    if (byWord == null) {
      byWord = placesOfWords();
    }
    return byWord;
  }

  private TreeMap<String, BitSet> placesOfWords() {
    Map<String, BitSet> words = new HashMap<>();
    for (int place = 0; place < texts.size(); place++) {
      String text = texts.get(place);
      int from = -1;
      for (int i = 0; i <= text.length(); i++) {
        boolean within = i < text.length() && isWord(text.charAt(i));
        if (within && from < 0) {
          from = i;
        } else if (!within && from >= 0) {
          words.computeIfAbsent(text.substring(from, i), one -> new BitSet()).set(place);
          from = -1;
        }
      }
    }
    return new TreeMap<>(words);
  }

  /** A word character of patterns. */
  private static boolean isWord(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '_';
  }
}
