package org.chartwarden.trials.criteria.qualifiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.terms.Term;

/**
 * A condition that a chart tells.
 *
 * @param term the condition, where it has a name
 * @param ever whether the question is for any time of life
 * @param evidence the facts that tell it
 * @param facts the chart
 */
public record QualifiedThing(
    Optional<Term> term, boolean ever, List<FactEvidence> evidence, PatientFacts facts) {

  public QualifiedThing {
    evidence = List.copyOf(evidence);
  }

  /**
   * The words around a fact.
   *
   * @param words in lower case
   * @param from index of the first word of its name, -1 where all words are about it
   * @param to index after the last one
   * @param breaks indices of words with a punctuation mark before them
   * @param on the day that a sentence of a note speaks of; empty for rows
   */
  record Text(List<String> words, int from, int to, Set<Integer> breaks, Optional<LocalDate> on) {}

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'\u2019]+");
  private static final Pattern MARK = Pattern.compile("[,;:.()/\\[\\]|]| [-\u2013] ");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Set<String> ONWARDS = Set.of("since", "from");

  /** Each row of the chart, and each sentence of a note, that tells the condition. */
  List<Text> texts() {
    Map<String, Text> all = new LinkedHashMap<>();
    for (FactEvidence one : evidence) {
      Optional<NoteSentence> around =
          one.span().isEmpty() ? Optional.empty() : facts.sentenceAround(one);
      Optional<String> sentence = around.map(NoteSentence::text);
      List<String> words = facts.words(sentence.orElse(one.text())).plain();
      List<String> name = SentenceWords.of(one.text()).plain();
      int at = sentence.isEmpty() ? -1 : Collections.indexOfSubList(words, name);
      all.put(
          sentence.orElse(one.text()) + at,
          new Text(
              words,
              at,
              at < 0 ? words.size() : at + name.size(),
              sentence.map(QualifiedThing::breaks).orElse(Set.of()),
              around.map(found -> day(found, words))));
    }
    return new ArrayList<>(all.values());
  }

  private static Set<Integer> breaks(String sentence) {
    Set<Integer> all = new LinkedHashSet<>();
    Matcher word = WORD.matcher(sentence);
    int last = 0;
    for (int i = 0; word.find(); i++) {
      if (MARK.matcher(sentence.substring(last, word.start())).find()) {
        all.add(i);
      }
      last = word.end();
    }
    return all;
  }

  /** The last year that a sentence names, else the day of its note. */
  private LocalDate day(NoteSentence sentence, List<String> words) {
    LocalDate written = sentence.on().orElse(facts.indexDate());
    return IntStream.range(0, words.size())
        .filter(i -> YEAR.matcher(words.get(i)).matches())
        .filter(i -> i == 0 || !ONWARDS.contains(words.get(i - 1)))
        .mapToObj(i -> LocalDate.of(Integer.parseInt(words.get(i)), 12, 31))
        .max(Comparator.naturalOrder())
        .filter(day -> day.isBefore(written))
        .orElse(written);
  }

  /** The rows of the problem list, and mentions of notes, that tell it. */
  List<ProblemFact> problems() {
    return term.map(
            one ->
                facts.problemsLike(one).stream()
                    .filter(fact -> evidence.contains(fact.evidence()))
                    .toList())
        .orElse(List.of());
  }

  /** Whether it is a cancer. */
  boolean malignant() {
    return term.filter(one -> one.closure().contains("malignancy")).isPresent();
  }
}
