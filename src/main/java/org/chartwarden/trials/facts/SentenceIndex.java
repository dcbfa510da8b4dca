package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;

/** The sentences of a patient's notes by the stems of their words. Made when it is first asked. */
final class SentenceIndex {

  private final List<NoteSentence> sentences;
  private List<SentenceWords> words;
  private Map<String, List<Integer>> byStem;
  private Map<String, BitSet> byText;
  private Map<RecordPointer, List<NoteSentence>> byNote;
  private final Map<String, List<NoteSentence>> tested = new HashMap<>();

  SentenceIndex(List<NoteSentence> sentences) {
    this.sentences = sentences;
  }

  /** Sentences that hold every one of the words and no denial before the first of them. */
  List<NoteSentence> saying(List<String> wanted) {
    if (sentences.isEmpty() || wanted.isEmpty()) {
      return List.of();
    }
    Map<String, List<Integer>> index = index();
    List<Integer> fewest = null;
    List<String> stems = new ArrayList<>(wanted.size());
    for (String word : wanted) {
      String stem = SentenceWords.stem(word);
      List<Integer> places = index.get(stem);
      if (places == null) {
        return List.of();
      }
      stems.add(stem);
      fewest = fewest == null || places.size() < fewest.size() ? places : fewest;
    }
    List<NoteSentence> found = new ArrayList<>();
    for (int number : fewest) {
      if (words.get(number).say(stems)) {
        found.add(sentences.get(number));
      }
    }
    return found;
  }

  /** Sentences that hold every one of some stems. */
  List<NoteSentence> holding(List<String> stems) {
    if (sentences.isEmpty() || stems.isEmpty()) {
      return List.of();
    }
    BitSet all = null;
    for (String stem : stems) {
      List<Integer> numbers = index().get(stem);
      if (numbers == null) {
        return List.of();
      }
      BitSet places = new BitSet();
      numbers.forEach(places::set);
      if (all == null) {
        all = places;
      } else {
        all.and(places);
      }
    }
    return all.stream().mapToObj(sentences::get).toList();
  }

  /**
   * Sentences whose words in lower case pass a test. What a key found is kept, so a key must always
   * come with the same test; sentences that are repeated are tested once.
   */
  synchronized List<NoteSentence> where(String key, Predicate<String> lower) {
    return tested.computeIfAbsent(
        key,
        one -> {
          BitSet found = new BitSet();
          alike()
              .forEach(
                  (words, numbers) -> {
                    if (lower.test(words)) {
                      found.or(numbers);
                    }
                  });
          return found.isEmpty() ? List.of() : found.stream().mapToObj(sentences::get).toList();
        });
  }

  /** The sentence that holds the place of a fact. */
  synchronized Optional<NoteSentence> around(FactEvidence evidence) {
    if (evidence.source().isEmpty() || evidence.span().isEmpty()) {
      return Optional.empty();
    }
    if (byNote == null) {
      byNote = new HashMap<>();
      for (NoteSentence sentence : sentences) {
        sentence
            .evidence()
            .source()
            .ifPresent(
                note -> byNote.computeIfAbsent(note, one -> new ArrayList<>()).add(sentence));
      }
    }
    TextSpan span = evidence.span().get();
    return byNote.getOrDefault(evidence.source().get(), List.of()).stream()
        .filter(
            one ->
                one.evidence()
                    .span()
                    .filter(own -> own.start() <= span.start() && span.end() <= own.end())
                    .isPresent())
        .findFirst();
  }

  Set<String> stems() {
    return index().keySet();
  }

  private Map<String, BitSet> alike() {
    if (byText == null) {
      byText = new HashMap<>();
      for (int number = 0; number < sentences.size(); number++) {
        byText
            .computeIfAbsent(
                sentences.get(number).text().toLowerCase(Locale.ROOT), one -> new BitSet())
            .set(number);
      }
    }
    return byText;
  }

  private synchronized Map<String, List<Integer>> index() {
    if (byStem == null) {
      Map<String, List<Integer>> index = new HashMap<>();
      words = new ArrayList<>(sentences.size());
      for (int number = 0; number < sentences.size(); number++) {
        SentenceWords own = SentenceWords.of(sentences.get(number).text());
        words.add(own);
        for (String stem : own.stems()) {
          List<Integer> places = index.computeIfAbsent(stem, one -> new ArrayList<>(4));
          if (places.isEmpty() || places.get(places.size() - 1) != number) {
            places.add(number);
          }
        }
      }
      byStem = index;
    }
    return byStem;
  }
}
