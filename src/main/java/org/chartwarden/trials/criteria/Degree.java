package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactTexts;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.Kept;
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

  /**
   * The degree that words ask for.
   *
   * @param advanced whether metastases are such a degree
   */
  record Asked(boolean grave, boolean slight, boolean middle, boolean advanced) {

    /** The one that some words ask for. */
    static Asked by(List<String> words) {
      List<String> asked = Sentences.words(String.join(" ", words));
      boolean not = asked.contains("not");
      boolean more = has(asked, BEYOND) && (has(asked, SLIGHT) || has(asked, MIDDLE));
      boolean grave = more || has(asked, GRAVE) || not && has(asked, SLIGHT);
      return new Asked(
          grave,
          !grave && has(asked, SLIGHT),
          more && has(asked, SLIGHT) || has(asked, MIDDLE),
          asked.contains("advanced"));
    }

    /** What the chart tells of it. */
    Degree told(CriterionVerdict verdict, PatientFacts facts) {
      if (!grave && !slight && !middle) {
        return NONE;
      }
      boolean toldGrave = false;
      boolean toldSlight = false;
      boolean toldMiddle = false;
      for (FactEvidence one : verdict.evidence()) {
        Told told = TOLD.of(around(one, facts));
        toldGrave |= told.grave() || advanced && told.spread();
        toldSlight |= told.slight();
        toldMiddle |= told.middle();
      }
      if (grave && toldGrave || slight && toldSlight || middle && toldMiddle) {
        return SAME;
      }
      if (toldGrave || toldSlight || toldMiddle) {
        return CONTRARY;
      }
      return slight && !middle ? NONE : UNTOLD;
    }
  }

  /**
   * The degrees that a text tells.
   *
   * @param spread whether it tells of metastases
   */
  private record Told(boolean grave, boolean slight, boolean middle, boolean spread) {
    static Told in(String text) {
      List<String> words = SentenceWords.of(text).plain();
      boolean grave = false;
      boolean slight = false;
      boolean middle = false;
      boolean spread = false;
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        boolean denied = i > 0 && DENIALS.contains(words.get(i - 1));
        grave |= denied ? SLIGHT.contains(word) : GRAVE.contains(word);
        slight |= denied ? GRAVE.contains(word) : SLIGHT.contains(word);
        middle |= !denied && MIDDLE.contains(word);
        spread |= word.startsWith("metasta");
      }
      return new Told(grave, slight, middle, spread);
    }
  }

  private static final int KEPT = 20_000;
  private static final Kept<String, Told> TOLD = new Kept<>(KEPT, Told::in);

  /** Whether a word asks for more of something than its name does. */
  static boolean grave(String word) {
    return GRAVE.contains(word);
  }

  private static boolean has(List<String> words, Set<String> any) {
    return words.stream().anyMatch(any::contains);
  }

  /** The sentence of a note that holds a fact, else the words of the fact. */
  static String around(FactEvidence evidence, PatientFacts facts) {
    return evidence.span().isEmpty()
        ? evidence.text()
        : FactTexts.of(facts).around(evidence).text();
  }
}
