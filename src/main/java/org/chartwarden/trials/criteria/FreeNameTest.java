package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether the patient has, takes or had done what a phrase names that no vocabulary holds: "Morbus
 * Wilson". A complete list denies it as long as nothing in the chart speaks of it; once something
 * may, a person has to read it.
 *
 * @param type id of the type whose things it is one of
 * @param words the phrase
 */
record FreeNameTest(String type, String words) implements CriterionTest {

  private static final Pattern MARKER = Pattern.compile("\\p{L}+\\d\\w*|\\d+\\p{L}\\w*");
  private static final int SHORTEST = 4;

  /** Words of many names and sentences, that tell none from another. */
  private static final Set<String> COMMON =
      WordSet.of(
          "complete partial chronic acute mild moderate serious active stable unstable new late",
          "early left right upper lower type stage grade therapy medication drug drugs procedure",
          "surgery device devices illegal based form similar certain clinical medical shaped");

  @Override
  public String describe() {
    return type + " named \"" + words + "\"";
  }

  @Override
  public List<DataNeed> needs() {
    DataNeed.Kind kind =
        switch (list()) {
          case DRUGS -> DataNeed.Kind.DRUG;
          case PROCEDURES -> DataNeed.Kind.PROCEDURE;
          default -> DataNeed.Kind.PROBLEM;
        };
    return List.of(DataNeed.of(kind), DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  /** Whether a phrase has a word by which a chart could be searched for it. */
  static boolean telling(String words) {
    return !stems(words).isEmpty();
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict told = NoteMention.of(facts, words);
    if (told != null) {
      return told;
    }
    List<FactEvidence> near = near(facts);
    if (near.isEmpty() && facts.isComplete(list())) {
      return CriterionVerdict.notMet(
          "The record says that its lists are complete, and nothing in it speaks of \""
              + words
              + "\".",
          facts.saysComplete(list()));
    }
    return CriterionVerdict.unknown(
        "The record does not tell whether it is \"" + words + "\".",
        near,
        MissingItem.review(words));
  }

  private FactList list() {
    return switch (type) {
      case "therapy" -> FactList.DRUGS;
      case "procedure" -> FactList.PROCEDURES;
      default -> FactList.PROBLEMS;
    };
  }

  /** What holds words of the phrase; nothing when it holds but one of several. */
  private List<FactEvidence> near(PatientFacts facts) {
    Set<String> wanted = stems(words);
    Set<String> found = new HashSet<>();
    List<FactEvidence> near = new ArrayList<>();
    for (String stem : wanted) {
      for (NoteSentence sentence : facts.sentencesHolding(List.of(stem))) {
        found.add(stem);
        near.add(sentence.evidence());
      }
    }
    Term term = Term.free(TermKind.CONDITION, words);
    Predicate<FactName> speaks =
        name -> {
          if (name.fits(term) != FactName.Fit.NO || name.touches(term)) {
            found.addAll(wanted);
            return true;
          }
          Set<String> held = new HashSet<>();
          name.texts().forEach(text -> held.addAll(SentenceWords.of(text).stems()));
          held.retainAll(wanted);
          found.addAll(held);
          return !held.isEmpty();
        };
    facts.problems().stream()
        .filter(fact -> speaks.test(fact.name()))
        .forEach(fact -> near.add(fact.evidence()));
    facts.drugs().stream()
        .filter(fact -> speaks.test(fact.name()))
        .forEach(fact -> near.add(fact.evidence()));
    facts.procedures().stream()
        .filter(fact -> speaks.test(fact.name()))
        .forEach(fact -> near.add(fact.evidence()));
    // One word of several is part of many other names.
    return found.size() > (wanted.size() > 1 ? 1 : 0) ? near : List.of();
  }

  private static Set<String> stems(String words) {
    Set<String> stems = new HashSet<>();
    Stream<String> telling =
        Sentences.content(words).stream()
            .filter(word -> !NoteMention.general(word) && !COMMON.contains(word))
            .filter(word -> word.length() >= SHORTEST || MARKER.matcher(word).matches());
    telling.map(SentenceWords::stem).forEach(stems::add);
    return stems;
  }
}
