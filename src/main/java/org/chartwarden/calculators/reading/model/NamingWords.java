package org.chartwarden.calculators.reading.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.notes.quotes.QuotedNumbers;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * Whether words of a note name an item or an option: by a word of its names or of the names of its
 * concepts. Words of five letters and more may differ in their ending (diabetes, diabetic).
 */
final class NamingWords {

  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.standard();
  private static final int STEM = 5;

  /** Words that name nothing by themselves. */
  private static final Set<String> COMMON =
      Set.of(
          "the",
          "and",
          "for",
          "with",
          "without",
          "from",
          "that",
          "than",
          "this",
          "any",
          "not",
          "has",
          "had",
          "have",
          "was",
          "were",
          "are",
          "who",
          "one",
          "two",
          "per",
          "its",
          "all",
          "other",
          "more",
          "less",
          "most",
          "least",
          "within",
          "history",
          "disease",
          "disorder",
          "syndrome",
          "presence",
          "present",
          "absent",
          "patient",
          "recent",
          "current",
          "active",
          "level",
          "levels",
          "score",
          "sign",
          "signs",
          "symptom",
          "symptoms",
          "status",
          "acute",
          "chronic",
          "known",
          "prior",
          "previous",
          "type",
          "last",
          "past",
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "year",
          "years",
          "hour",
          "hours",
          "high",
          "low",
          "normal",
          "yes",
          "none",
          "unknown",
          "use",
          "risk",
          "factor",
          "clinical",
          "therapy",
          "treatment");

  private NamingWords() {}

  /** Whether the words name an item. */
  static boolean names(List<Token> words, InputSpec input) {
    return shared(words, contentWords(ofInput(input)));
  }

  /** Whether the words name an option, or at least what is chosen. */
  static boolean names(List<Token> words, InputSpec.Choice input, InputSpec.Option option) {
    return names(words, input) || shared(words, contentWords(ofOption(option)));
  }

  /** Whether the words are those of another option and not of this one. */
  static boolean nameAnother(QuotedNumbers words, InputSpec.Choice input, InputSpec.Option option) {
    return ofOption(option).noneMatch(words::holds)
        && input.options().stream()
            .filter(other -> !other.equals(option))
            .flatMap(NamingWords::ofOption)
            .anyMatch(words::holds);
  }

  private static Stream<String> ofOption(InputSpec.Option option) {
    return Stream.concat(
        Stream.of(option.id().replace('-', ' '), option.label()), option.otherNames().stream());
  }

  private static Stream<String> ofInput(InputSpec input) {
    List<String> names = new ArrayList<>();
    names.add(input.name().replace('_', ' '));
    names.add(input.label());
    for (String id : input.concepts()) {
      names.add(id.replace('-', ' '));
      VOCABULARY.byId(id).map(Concept::display).ifPresent(names::add);
      VOCABULARY.byId(id).map(Concept::synonyms).ifPresent(names::addAll);
    }
    return names.stream();
  }

  private static Set<String> contentWords(Stream<String> names) {
    return names
        .flatMap(name -> NoteText.of(name).tokens().stream())
        .filter(Token::isWord)
        .map(Token::key)
        .filter(word -> word.length() > 1 && !COMMON.contains(word))
        .collect(Collectors.toSet());
  }

  private static boolean shared(List<Token> words, Set<String> names) {
    return words.stream()
        .filter(Token::isWord)
        .map(Token::key)
        .anyMatch(word -> names.contains(word) || names.stream().anyMatch(n -> akin(word, n)));
  }

  private static boolean akin(String word, String name) {
    return word.length() >= STEM && name.length() >= STEM && word.regionMatches(0, name, 0, STEM);
  }
}
