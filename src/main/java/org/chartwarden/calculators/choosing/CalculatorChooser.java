package org.chartwarden.calculators.choosing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorSpec;

/**
 * Chooses by the names and synonyms of the calculators: a phrase counts when nearly all of its
 * weight stands in the question, rare words weighing more (inverse document frequency, Sparck Jones
 * 1972), and the calculator whose phrases have the most weight together wins, so that "albumin
 * corrected delta ratio" is not taken for "delta ratio". Misspelled words are recognized by {@link
 * QuestionWords}.
 */
public final class CalculatorChooser {

  private static final double COVERAGE = 0.75;
  private static final double ALIKE = 0.02;
  private static final int SHOWN = 5;
  private static final int LONGEST_QUESTION = 4000;

  private record Phrase(Calculator calculator, String text, List<String> words) {}

  private final List<Phrase> phrases = new ArrayList<>();
  private final Map<String, Double> weights = new HashMap<>();

  /** A chooser among these calculators. */
  public CalculatorChooser(List<Calculator> calculators) {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Calculator calculator : calculators) {
      for (String text : names(calculator.spec())) {
        List<String> words = QuestionWords.of(text);
        if (!words.isEmpty()) {
          phrases.add(new Phrase(calculator, text, words));
        }
        words.forEach(
            word -> owners.computeIfAbsent(word, w -> new HashSet<>()).add(calculator.spec().id()));
      }
    }
    owners.forEach(
        (word, ids) -> weights.put(word, Math.log(1 + (double) calculators.size() / ids.size())));
  }

  private static List<String> names(CalculatorSpec spec) {
    List<String> names = new ArrayList<>();
    names.add(spec.name());
    names.add(spec.id().replace('-', ' '));
    names.addAll(spec.synonyms());
    return names;
  }

  /** The calculator that a question asks for, with the next best ones. */
  public CalculatorChoice choose(String question) {
    String text =
        question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question;
    Set<String> asked = new HashSet<>(QuestionWords.of(text, weights.keySet()));
    Map<Calculator, List<Phrase>> named = new LinkedHashMap<>();
    for (Phrase phrase : phrases) {
      if (covered(phrase, asked) >= COVERAGE) {
        named.computeIfAbsent(phrase.calculator(), c -> new ArrayList<>()).add(phrase);
      }
    }
    List<CalculatorChoice.Candidate> candidates =
        named.entrySet().stream()
            .map(entry -> candidate(entry.getKey(), entry.getValue(), asked))
            .sorted(
                Comparator.comparingDouble(CalculatorChoice.Candidate::score)
                    .reversed()
                    .thenComparing(c -> c.calculator().spec().id()))
            .limit(SHOWN)
            .toList();
    return new CalculatorChoice(clear(candidates), candidates);
  }

  /** The first one, unless the second is as good. */
  private static Optional<Calculator> clear(List<CalculatorChoice.Candidate> candidates) {
    if (candidates.isEmpty()
        || (candidates.size() > 1
            && candidates.get(0).score() - candidates.get(1).score() < ALIKE)) {
      return Optional.empty();
    }
    return Optional.of(candidates.get(0).calculator());
  }

  /** Share of a phrase's weight that stands in the question. */
  private double covered(Phrase phrase, Set<String> asked) {
    double found = 0;
    double all = 0;
    for (String word : phrase.words()) {
      double weight = weights.getOrDefault(word, 0.0);
      all += weight;
      found += asked.contains(word) ? weight : 0;
    }
    return found / all;
  }

  /**
   * The weight of all words by which the question names a calculator. What the best phrase lacks
   * counts against it, so that of two equal finds the whole one wins.
   */
  private CalculatorChoice.Candidate candidate(
      Calculator calculator, List<Phrase> found, Set<String> asked) {
    Set<String> words = new HashSet<>();
    Phrase best = null;
    double lacking = Double.MAX_VALUE;
    for (Phrase phrase : found) {
      double lacks = 0;
      for (String word : phrase.words()) {
        if (asked.contains(word)) {
          words.add(word);
        } else {
          lacks += weights.getOrDefault(word, 0.0);
        }
      }
      if (lacks < lacking) {
        lacking = lacks;
        best = phrase;
      }
    }
    double weight = words.stream().mapToDouble(word -> weights.getOrDefault(word, 0.0)).sum();
    return new CalculatorChoice.Candidate(calculator, best.text(), weight - lacking / 2);
  }
}
