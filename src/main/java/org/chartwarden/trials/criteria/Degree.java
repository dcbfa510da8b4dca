package org.chartwarden.trials.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.WordSet;

/** How grave a condition is, as words beside its name ask and as the chart tells it. */
enum Degree {
  /** The words ask for no degree. */
  NONE,
  /** The chart tells no degree. */
  UNTOLD,
  /** The chart tells the degree that is asked for. */
  SAME,
  /** The chart tells the other one. */
  CONTRARY;

  private static final Set<String> GRAVE =
      WordSet.of(
          "severe severely serious uncontrolled unstable symptomatic decompensated poorly",
          "untreated advanced progressive refractory resistant worsening florid intractable",
          "inadequately insufficiently disabling debilitating bad badly");

  private static final Set<String> SLIGHT =
      WordSet.of(
          "mild mildly minor slight controlled stable asymptomatic quiescent inactive remission",
          "treated well settled resolved cured compensated minimal occasional healed recovered",
          "background unchanged");

  /** "Greater than mild", "more than moderate". */
  private static final Set<String> BEYOND = Set.of("greater", "more", "worse", "above", "beyond");

  private static final Set<String> DENIALS = Set.of("not", "no", "never", "un", "non");
  private static final Set<String> MIDDLE = Set.of("moderate", "moderately");

  /** Whether words hold one that may ask for a degree. */
  static boolean graded(String words) {
    return Sentences.words(words).stream()
        .anyMatch(word -> GRAVE.contains(word) || SLIGHT.contains(word) || MIDDLE.contains(word));
  }

  /** What the chart tells of the degree that some words ask for. */
  static Degree asked(List<String> words, CriterionVerdict verdict, PatientFacts facts) {
    List<String> asked = Sentences.words(String.join(" ", words));
    boolean not = asked.contains("not");
    boolean more = has(asked, BEYOND) && (has(asked, SLIGHT) || has(asked, MIDDLE));
    boolean grave = more || asked.stream().anyMatch(GRAVE::contains) || not && has(asked, SLIGHT);
    boolean slight = !grave && asked.stream().anyMatch(SLIGHT::contains);
    boolean middle = more && has(asked, SLIGHT) || asked.stream().anyMatch(MIDDLE::contains);
    if (!grave && !slight && !middle) {
      return NONE;
    }
    boolean toldGrave = false;
    boolean toldSlight = false;
    boolean toldMiddle = false;
    Set<String> texts = new LinkedHashSet<>();
    verdict.evidence().forEach(evidence -> texts.add(around(evidence, facts)));
    for (String text : texts) {
      List<String> told = facts.words(text).plain();
      for (int i = 0; i < told.size(); i++) {
        boolean denied = i > 0 && DENIALS.contains(told.get(i - 1));
        toldGrave |=
            !denied && GRAVE.contains(told.get(i)) || denied && SLIGHT.contains(told.get(i));
        toldSlight |=
            !denied && SLIGHT.contains(told.get(i)) || denied && GRAVE.contains(told.get(i));
        toldGrave |= asked.contains("advanced") && told.get(i).startsWith("metasta");
        toldMiddle |= !denied && MIDDLE.contains(told.get(i));
      }
    }
    if (grave && toldGrave || slight && toldSlight || middle && toldMiddle) {
      return SAME;
    }
    if (toldGrave || toldSlight || toldMiddle) {
      return CONTRARY;
    }
    return slight && !middle ? NONE : UNTOLD;
  }

  /** Whether a word asks for more of something than its name does. */
  static boolean grave(String word) {
    return GRAVE.contains(word);
  }

  private static boolean has(List<String> words, Set<String> any) {
    return words.stream().anyMatch(any::contains);
  }

  /** The sentence of a note that holds a fact, else the words of the fact. */
  static String around(FactEvidence evidence, PatientFacts facts) {
    if (evidence.span().isEmpty()) {
      return evidence.text();
    }
    return facts.sentenceAround(evidence).map(NoteSentence::text).orElse(evidence.text());
  }
}
