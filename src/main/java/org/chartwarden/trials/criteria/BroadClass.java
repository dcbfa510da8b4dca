package org.chartwarden.trials.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Names that ask for a whole class of conditions without naming one: "vascular pathologies",
 * "neurological deficits of the upper limb". No list holds such a name, but it may hold one of the
 * class.
 */
final class BroadClass {

  private static final Set<String> HEADS =
      WordSet.of(
          "pathology pathologies abnormality abnormalities deficit deficits disorder disorders",
          "disease diseases problem problems condition conditions dysfunction dysfunctions",
          "impairment impairments illness illnesses disturbance disturbances anomaly anomalies",
          "alteration alterations lesion lesions involvement complication complications issue",
          "issues ailment ailments");

  /** Heads by which the lists call their classes. */
  private static final List<String> LISTED = List.of(" disease", " disorder", " disorders");

  /** Words by which a name asks for one nature of conditions, whatever their place. */
  private static final Pattern NATURE =
      Pattern.compile(
          "(?i)metasta|tumou?r|cancer|malignan|neoplas|infecti|congenital|hereditary|genetic|traumatic");

  private static final int KEPT = 20_000;
  private static final Kept<String, Set<String>> CLASSES = new Kept<>(KEPT, BroadClass::find);

  private BroadClass() {}

  /** The class that an adjective and a head alone name: "endocrine pathology". */
  static Optional<Term> named(CriterionPhrase phrase, int from, int to) {
    return to == from + 2 && HEADS.contains(phrase.key(to - 1))
        ? listed(phrase.key(from))
        : Optional.empty();
  }

  /** What a chart tells of the classes that a name speaks of; nothing for names of another kind. */
  static List<FactEvidence> told(Term term, PatientFacts facts) {
    Set<String> classes = term.isFree() ? CLASSES.of(term.shown()) : Set.of();
    if (classes.isEmpty()) {
      return List.of();
    }
    return facts.problemsOfAny(classes).stream()
        .filter(fact -> fact.state() == FactState.PRESENT || fact.state() == FactState.POSSIBLE)
        .map(ProblemFact::evidence)
        .toList();
  }

  private static Set<String> find(String name) {
    List<String> words = Sentences.words(name.toLowerCase(java.util.Locale.ROOT));
    Set<String> classes = new LinkedHashSet<>();
    if (words.stream().anyMatch(HEADS::contains) && !NATURE.matcher(name).find()) {
      words.stream()
          .filter(word -> !HEADS.contains(word))
          .forEach(word -> listed(word).ifPresent(term -> classes.add(term.id())));
    }
    return classes;
  }

  private static Optional<Term> listed(String adjective) {
    for (String head : LISTED) {
      CriterionPhrase name = CriterionPhrase.of(adjective + head);
      TermBook.Found found = TermBook.standard().longest(TermKind.CONDITION, name.tokens(), 0);
      if (found != null && found.to() == name.size() && name.size() == 2) {
        return Optional.of(found.term());
      }
    }
    return Optional.empty();
  }
}
