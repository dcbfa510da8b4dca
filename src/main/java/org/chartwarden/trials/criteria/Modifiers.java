package org.chartwarden.trials.criteria;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WindowReader;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words around a name that say which of it is asked for. Those before a list speak of all its
 * members, those behind it too; the nearest of a kind wins, and none crosses the end of a clause.
 *
 * @param aspect what is asked for
 * @param window when it has to have been so
 * @param count how many times
 * @param used the tokens that say so
 */
record Modifiers(Aspect aspect, Optional<Window> window, Optional<Bounds> count, BitSet used) {

  private static final int REACH = 45;
  private static final PhraseTrie<Aspect> ASPECTS = new PhraseTrie<>();
  private static final PhraseTrie<Boolean> PLAIN_WORDS = new PhraseTrie<>();
  private static final PhraseTrie<Aspect> BEHIND = new PhraseTrie<>();
  private static final Set<String> BARRIERS =
      Set.of("due", "because", "unless", "except", "although", "which", "but", "if");

  /** What follows these tells of something else: "cancer with hormone therapy in the last year". */
  private static final Set<String> BEHIND_BARRIERS =
      Set.of("with", "who", "requiring", "treated", "receiving", "that");

  private static final Set<String> TIMES =
      WordSet.of(
          "episodes episode events event occurrences attacks exacerbations times relapses",
          "hospitalizations seizures cycles lines line doses courses prior previous or of more",
          "acute severe clinical documented regimens different systemic");

  static {
    aspects(
        Aspect.CURRENT,
        "current",
        "currently",
        "active",
        "actively",
        "ongoing",
        "presently",
        "existing",
        "at present",
        "concurrent",
        "concomitant",
        "current use of",
        "currently taking",
        "currently using",
        "currently receiving",
        "concomitant use of",
        "concurrent use of",
        "is taking",
        "are taking",
        "who are on",
        "who is on",
        "co-existing",
        "coexisting",
        "currently on",
        "currently have",
        "at the time of screening");
    aspects(
        Aspect.HISTORY,
        "history of",
        "a history of",
        "previous",
        "prior",
        "past",
        "previously",
        "past history of",
        "medical history of",
        "known history of",
        "ever",
        "previous history of",
        "history",
        "personal history of",
        "past medical history of",
        "with history of",
        "histories of",
        "prior history of",
        "have had",
        "has had",
        "having had",
        "had a",
        "had an",
        "any history of",
        "documented history of",
        "significant history of",
        "former",
        "current or past",
        "past or current",
        "current or previous",
        "previous or current",
        "current or prior",
        "prior or current",
        "history or presence of",
        "presence or history of",
        "history or current",
        "current or history of",
        "history of or current",
        "current or past history of",
        "past or present",
        "present or past",
        "past or present history of",
        "history or evidence of",
        "evidence or history of",
        "have a history of",
        "has a history of",
        "previously diagnosed",
        "prior/current",
        "previous or concurrent",
        "prior or concurrent",
        "history of prior",
        "received",
        "have received",
        "has received",
        "had received",
        "prior use of",
        "previous use of",
        "prior treatment with",
        "previous treatment with",
        "previously treated with",
        "prior exposure to",
        "previous exposure to",
        "having received",
        "prior receipt of",
        "any prior",
        "any previous",
        "have undergone",
        "has undergone",
        "underwent",
        "undergone",
        "who have taken",
        "who took",
        "have taken",
        "who had",
        "treated with",
        "exposure to",
        "past use of",
        "administered",
        "receipt of");
    aspects(
        Aspect.NEW,
        "new",
        "newly diagnosed",
        "recent",
        "recently",
        "new onset",
        "new-onset",
        "recent diagnosis of",
        "new diagnosis of",
        "recently diagnosed",
        "newly",
        "recent history of",
        "de novo",
        "treatment-naive",
        "first episode of",
        "recent use of");
    aspects(
        Aspect.PLANNED,
        "planned",
        "scheduled",
        "scheduled for",
        "planning",
        "planning to",
        "plan to",
        "plans to",
        "awaiting",
        "intend to",
        "planning to undergo",
        "candidate for",
        "candidates for",
        "scheduled to undergo",
        "about to undergo",
        "to undergo",
        "will undergo",
        "planned to undergo",
        "undergoing",
        "to be treated with",
        "expected to undergo",
        "listed for",
        "anticipated",
        "referred for",
        "planned for",
        "eligible for",
        "who will",
        "expected to receive",
        "to receive",
        "planning for",
        "presenting for",
        "will be",
        "anticipated need for",
        "expected",
        "intention to",
        "intended",
        "admitted for",
        "who undergo",
        "undergo",
        "plan for",
        "going to receive");
    aspects(
        Aspect.RELATIVE,
        "family history of",
        "a family history of",
        "first degree relative with",
        "first-degree relative with",
        "relatives with",
        "positive family history of",
        "strong family history of",
        "first-degree relatives with",
        "personal or family history of",
        "parent with",
        "relative with",
        "family history for");
    aspects(
        Aspect.SUSPECTED,
        "suspected",
        "suspicion of",
        "suspicion for",
        "possible",
        "probable",
        "presumed",
        "suspicious for",
        "suspected of",
        "suspected to have",
        "suspect");
    aspects(
        Aspect.RISK,
        "risk of",
        "at risk of",
        "at risk for",
        "high risk of",
        "risk for",
        "risk factors for",
        "risk factor for",
        "predisposition to",
        "increased risk of",
        "susceptible to",
        "prone to",
        "predisposed to",
        "indication for",
        "indications for",
        "high risk for",
        "at high risk for",
        "increased risk for",
        "at increased risk for",
        "at high risk of",
        "contraindication to",
        "contraindications to",
        "contraindications for",
        "contraindication for",
        "contraindicated for",
        "intolerance to",
        "need for",
        "requirement for",
        "fear of",
        "concerns about",
        "knowledge of",
        "worry about",
        "caregivers of",
        "caregiver of",
        "parents of",
        "caring for",
        "screening for",
        "at-risk for",
        "refusal of",
        "suitable for",
        "resistance to",
        "resistant to",
        "allergy to",
        "hypersensitivity to",
        "candidates not suitable for",
        "failed",
        "failure of",
        "unresponsive to",
        "inadequate response to",
        "refractory to",
        "intolerant to",
        "intolerant of",
        "progressed on",
        "progression on",
        "indicated for",
        "response to",
        "lack of response to",
        "failure to respond to",
        "not responding to",
        "relatives of",
        "spouse of",
        "interfere with");
    for (String plain :
        new String[] {
          "known",
          "documented",
          "confirmed",
          "diagnosis of",
          "a diagnosis of",
          "diagnosed with",
          "diagnosed",
          "evidence of",
          "presence of",
          "present",
          "established",
          "established diagnosis of",
          "clinically significant",
          "significant",
          "clinical diagnosis of",
          "medical diagnosis of",
          "have been diagnosed with",
          "has been diagnosed with",
          "suffering from",
          "suffer from",
          "known to have",
          "clinical evidence of",
          "histologically confirmed",
          "histologically or cytologically confirmed",
          "cytologically confirmed",
          "histologically proven",
          "pathologically confirmed",
          "any",
          "other",
          "all",
          "patients with",
          "subjects with",
          "people with",
          "participants with",
          "individuals with",
          "those with",
          "relevant",
          "medically",
          "important",
          "clinically relevant",
          "clinically important",
          "formal",
          "primary diagnosis of",
          "a confirmed diagnosis of",
          "confirmed diagnosis of",
          "being treated for",
          "living with",
          "well documented",
          "pre-existing",
          "preexisting",
          "underlying",
          "who have",
          "person with",
          "persons with",
          "a clinical diagnosis of",
          "doctor's diagnosis of",
          "self-reported",
          "serious",
          "major",
          "medically diagnosed",
          "physician diagnosed",
          "with",
          "had",
          "have",
          "has",
          "various",
          "common",
          "certain",
          "some",
          "these",
          "such",
          "similar",
          "additional",
          "concomitant diagnosis of",
          "have a",
          "has a",
          "signs of",
          "signs or symptoms of",
          "symptoms of",
          "signs and symptoms of",
          "clinical signs of",
          "clinical symptoms of",
          "clinical",
          "symptom of",
          "radiological evidence of",
          "radiographic evidence of",
          "affected by",
          "histologically",
          "cytologically",
          "pathologically",
          "biopsy-proven",
          "biopsy proven",
          "self-report of",
          "report of",
          "using",
          "use of",
          "taking",
          "taken",
          "receiving",
          "on",
          "use",
          "treatment with",
          "therapy with",
          "regular use of",
          "treated",
          "systemic",
          "administration of",
          "intake of",
          "consumption of",
          "usage of",
          "being on",
          "received any",
          "concurrent treatment with",
          "concomitant treatment with",
          "concomitant therapy with",
          "prescribed",
          "used",
          "any form of",
          "a",
          "an",
          "the"
        }) {
      PLAIN_WORDS.add(plain, true);
    }
    for (String past :
        new String[] {
          "in the past",
          "in the patient's history",
          "at any time",
          "ever",
          "in anamnesis",
          "in history",
          "history",
          "in the medical history",
          "in their lifetime"
        }) {
      BEHIND.add(past, Aspect.HISTORY);
    }
    for (String now :
        new String[] {
          "at screening",
          "at baseline",
          "at the time of enrollment",
          "at the time of screening",
          "currently",
          "at enrollment",
          "at randomization",
          "at inclusion",
          "at the time of inclusion",
          "at the time of randomization",
          "at study entry",
          "at the time of the study",
          "at presentation",
          "at the moment",
          "prior to enrollment",
          "at the screening visit",
          "at admission"
        }) {
      BEHIND.add(now, Aspect.CURRENT);
    }
    for (String planned :
        new String[] {
          "planned",
          "scheduled",
          "is planned",
          "planned during the study",
          "during the study",
          "during the trial",
          "is scheduled",
          "during the study period",
          "during the course of the study",
          "while on study",
          "while participating in the study",
          "during study",
          "for the duration of the study",
          "throughout the study",
          "during study participation",
          "during their participation",
          "during participation"
        }) {
      BEHIND.add(planned, Aspect.PLANNED);
    }
    for (String suspected : new String[] {"is suspected", "suspected"}) {
      BEHIND.add(suspected, Aspect.SUSPECTED);
    }
  }

  private static void aspects(Aspect aspect, String... phrases) {
    for (String phrase : phrases) {
      ASPECTS.add(phrase, aspect);
    }
  }

  /** The modifiers of the name that stands on some tokens. */
  static Modifiers around(CriterionPhrase phrase, int from, int to) {
    BitSet used = new BitSet();
    Aspect aspect = null;
    Optional<Window> window = Optional.empty();
    Optional<Bounds> count = Optional.empty();
    int start = phrase.clauseStart(from);
    int last = from;
    for (int i = from - 1; i >= Math.max(start, from - REACH); i--) {
      if (phrase.isAny(i, BARRIERS)) {
        break;
      }
      PhraseTrie.Match<Aspect> match = phrase.longest(ASPECTS, i);
      boolean fits = match != null && match.end() <= last;
      boolean inside = i > start && fits && longerBefore(phrase, i, start, last);
      if (fits && !inside) {
        if (aspect == null) {
          aspect = match.values().get(0);
        }
        if (match.values().get(0) == aspect) {
          used.set(i, match.end());
        }
        last = i;
      }
      PhraseTrie.Match<Boolean> plain = phrase.longest(PLAIN_WORDS, i);
      if (plain != null && plain.end() <= from && touches(phrase, plain.end(), from)) {
        used.set(i, plain.end());
      }
      WindowReader.Found stretch = window.isEmpty() ? WindowReader.at(phrase, i) : null;
      if (stretch != null && stretch.to() <= from && inParens(phrase, stretch, from)) {
        window = Optional.of(stretch.window());
        used.set(stretch.from(), stretch.to());
      }
      if (count.isEmpty() && i >= from - 8) {
        Quantity times = times(phrase, i, from);
        if (times != null) {
          count = Optional.of(times.bounds());
          used.set(i, from);
        }
      }
    }
    int end = phrase.clauseEnd(to);
    boolean behindBarrier = false;
    for (int i = to; i < Math.min(end, to + REACH); i++) {
      if (phrase.isAny(i, BARRIERS)) {
        break;
      }
      behindBarrier |= phrase.isAny(i, BEHIND_BARRIERS);
      WindowReader.Found stretch = WindowReader.at(phrase, i);
      if (stretch != null && behindBarrier && stretch.window().kind() != Window.Kind.AHEAD) {
        break;
      }
      if (stretch != null) {
        if (window.isEmpty() || !used.get(i)) {
          window = Optional.of(stretch.window());
          used.set(stretch.from(), stretch.to());
        }
        break;
      }
    }
    for (int i = to; i < Math.min(end, to + 12); i++) {
      PhraseTrie.Match<Aspect> behind = phrase.longest(BEHIND, i);
      if (behind != null && !used.get(i)) {
        aspect = aspect == null ? behind.values().get(0) : aspect;
        used.set(i, behind.end());
        break;
      }
    }
    return new Modifiers(aspect == null ? Aspect.PLAIN : aspect, window, count, used);
  }

  /** A stretch of time before a name belongs to it unless another name stands between. */
  private static boolean inParens(CriterionPhrase phrase, WindowReader.Found stretch, int from) {
    for (int i = stretch.to(); i < from; i++) {
      if (phrase.is(i, ")") || phrase.is(i, ",") || phrase.is(i, "or")) {
        return false;
      }
    }
    return true;
  }

  /** Whether only plain words lie between. */
  private static boolean touches(CriterionPhrase phrase, int from, int to) {
    int i = from;
    while (i < to) {
      PhraseTrie.Match<Boolean> plain = phrase.longest(PLAIN_WORDS, i);
      PhraseTrie.Match<Aspect> aspect = phrase.longest(ASPECTS, i);
      int next = Math.max(plain == null ? 0 : plain.end(), aspect == null ? 0 : aspect.end());
      if (next == 0 || next > to) {
        return false;
      }
      i = next;
    }
    return true;
  }

  private static boolean longerBefore(CriterionPhrase phrase, int i, int start, int last) {
    for (int k = Math.max(start, i - 5); k < i; k++) {
      PhraseTrie.Match<Aspect> match = phrase.longest(ASPECTS, k);
      if (match != null && match.end() > i && match.end() <= last) {
        return true;
      }
    }
    return false;
  }

  private static Quantity times(CriterionPhrase phrase, int i, int from) {
    Quantity quantity = BoundsReader.at(phrase, i);
    if (quantity == null
        || !quantity.unit().isEmpty()
        || quantity.to() > from
        || i > 0 && phrase.is(i - 1, "stage")) {
      return null;
    }
    boolean named = false;
    for (int k = quantity.to(); k < from; k++) {
      if (!phrase.isAny(k, TIMES)) {
        return null;
      }
      named |= !Set.of("or", "of", "more", "prior", "previous").contains(phrase.key(k));
    }
    boolean more = quantity.bounds().low() != null && quantity.bounds().high() == null;
    return named || more && quantity.to() == from ? quantity : null;
  }

  /** The modifiers as a question reads, empty when there are none. */
  String shown() {
    return aspect.shown()
        + window.map(one -> " " + one).orElse("")
        + count.map(one -> " times " + one).orElse("");
  }
}
