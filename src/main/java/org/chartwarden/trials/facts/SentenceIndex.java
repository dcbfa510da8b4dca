package org.chartwarden.trials.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
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
  private Map<String, BitSet> byStem;
  private Map<String, BitSet> byMeaning;
  private AlikeSentences alike;
  private Map<RecordPointer, List<NoteSentence>> byNote;
  private final Map<String, List<NoteSentence>> tested = new HashMap<>();

  SentenceIndex(List<NoteSentence> sentences) {
    this.sentences = sentences;
  }

  /** Sentences that hold every one of some stems and no denial before the first of them. */
  List<NoteSentence> saying(List<String> stems) {
    return numbers(stems).stream()
        .filter(number -> words.get(number).say(stems))
        .mapToObj(sentences::get)
        .toList();
  }

  /** Sentences that hold every one of some stems. */
  List<NoteSentence> holding(List<String> stems) {
    BitSet numbers = numbers(stems);
    return numbers.isEmpty() ? List.of() : numbers.stream().mapToObj(sentences::get).toList();
  }

  /** Sentences that tell every one of some meanings, or something narrower. */
  List<NoteSentence> meaning(List<String> keys) {
    if (sentences.isEmpty() || keys.isEmpty()) {
      return List.of();
    }
    BitSet numbers = numbers(keys, meanings());
    return numbers.isEmpty() ? List.of() : numbers.stream().mapToObj(sentences::get).toList();
  }

  /** The keys of all meanings, with everything wider. */
  Set<String> keys() {
    return sentences.isEmpty() ? Set.of() : meanings().keySet();
  }

  private synchronized Map<String, BitSet> meanings() {
    if (byMeaning == null) {
      Map<String, BitSet> index = new HashMap<>();
      AlikeSentences different = alike();
      for (int place = 0; place < different.size(); place++) {
        BitSet numbers = different.numbers(place);
        String text = sentences.get(numbers.nextSetBit(0)).text();
        ClauseText.of(text)
            .meanings()
            .forEach(key -> index.computeIfAbsent(key, one -> new BitSet()).or(numbers));
      }
      byMeaning = index;
    }
    return byMeaning;
  }

  /** The numbers of the sentences that hold every one of some stems, of which there is one. */
  private BitSet numbers(List<String> stems) {
    return sentences.isEmpty() || stems.isEmpty() ? new BitSet() : numbers(stems, index());
  }

  private static BitSet numbers(List<String> stems, Map<String, BitSet> index) {
    BitSet all = new BitSet();
    for (String stem : stems) {
      if (!index.containsKey(stem)) {
        return all;
      }
    }
    all.or(index.get(stems.get(0)));
    stems.forEach(stem -> all.and(index.get(stem)));
    return all;
  }

  /**
   * Sentences whose words in lower case pass a test. What a key found is kept, so a key must always
   * come with the same test; sentences that are repeated are tested once.
   */
  synchronized List<NoteSentence> where(String key, SentenceSieve sieve, Predicate<String> lower) {
    return tested.computeIfAbsent(
        key,
        one -> {
          if (sentences.isEmpty()) {
            return List.of();
          }
          BitSet found = new BitSet();
          BitSet left = sieve.left(alike());
          for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            if (lower.test(alike().text(i))) {
              found.or(alike().numbers(i));
            }
          }
          return found.isEmpty() ? List.of() : found.stream().mapToObj(sentences::get).toList();
        });
  }

  /** The different words, in lower case. */
  synchronized Set<String> words() {
    return sentences.isEmpty() ? Set.of() : alike().words();
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
    for (NoteSentence one : byNote.getOrDefault(evidence.source().get(), List.of())) {
      Optional<TextSpan> own = one.evidence().span();
      if (own.isPresent() && own.get().start() <= span.start() && span.end() <= own.get().end()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Set<String> stems() {
    return index().keySet();
  }

  private synchronized AlikeSentences alike() {
    if (alike == null) {
      alike = new AlikeSentences(sentences);
    }
    return alike;
  }

  private synchronized Map<String, BitSet> index() {
    if (byStem == null) {
      Map<String, BitSet> index = new HashMap<>();
      Map<String, SentenceWords> known = new HashMap<>();
      words = new ArrayList<>(sentences.size());
      for (int number = 0; number < sentences.size(); number++) {
        SentenceWords own = known.computeIfAbsent(sentences.get(number).text(), SentenceWords::of);
        words.add(own);
        for (String stem : own.stems()) {
          index.computeIfAbsent(stem, one -> new BitSet()).set(number);
        }
      }
      byStem = index;
    }
    return byStem;
  }
}
