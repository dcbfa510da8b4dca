package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What the patient is able to do: walk, swallow, understand, perform; to ask, unless a note says
 * it.
 */
final class AbilityCriterion implements CriterionType {

  private static final Set<String> LEAD =
      WordSet.of(
          "able ability to can unable inability cannot not could be is capable of uses use using",
          "must a the  without with independently capacity incapable having physically",
          "mentally");
  private static final Set<String> LACKING =
      WordSet.of(
          "unable inability cannot not incapable bedridden immobile immobility incapacity aid",
          "aids walker wheelchair nonambulatory cane crutches device devices dependent disabled",
          "dependence dependency dependant limitation limitations intolerance edentulous non contraindication contraindications",
          "incompatible lack lacks lacking");

  private static final Set<String> DEPENDENT =
      Set.of("dependent", "dependence", "dependency", "dependant", "disabled", "disability");

  private static final Set<String> DEPENDENT_IN =
      WordSet.of("in on for with the all any basic instrumental of regarding others");

  private static final int DEPENDENT_REACH = 5;

  private static final Set<String> ALONE =
      Set.of("unaided", "unassisted", "independently", "unsupported");

  private static final Set<String> HELP =
      WordSet.of(
          "assistance help aid aids support device devices cane canes walker walkers stick",
          "sticks crutches frame rollator");

  /** What may stand between "without" and the help. */
  private static final Set<String> HELP_WORDS =
      WordSet.of(
          "the a an any of use using need needing requiring for walking assistive physical",
          "mobility ambulatory ambulation gait human personal other");

  private static final int HELP_REACH = 7;

  private static final Set<String> AMBULATORY_TEST =
      WordSet.of(
          "blood bp sbp dbp systolic diastolic pressure ecg ekg electrocardiogram monitoring",
          "monitor holter surgery surgical anesthesia care clinic clinics setting oxygen",
          "glucose ph eeg");

  private static final int TEST_REACH = 3;

  private static final Set<String> WITHOUT = Set.of("without", "no");

  @Override
  public String id() {
    return "ability";
  }

  @Override
  public String title() {
    return "Ability: walking, swallowing, understanding, function";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.in(phrase, id())) {
      if (ambulatoryTest(phrase, cue)) {
        continue;
      }
      int from = cue.from();
      while (from > 0 && phrase.isAny(from - 1, LEAD)) {
        from--;
      }
      if (cue.cue().topic().equals("function")) {
        from = dependent(phrase, from);
      }
      boolean lacking = false;
      for (int i = from; i < cue.to(); i++) {
        lacking |= phrase.isAny(i, LACKING);
      }
      if (AbilityTopics.aid(phrase.words(cue.from(), cue.to())) && without(phrase, cue.from())) {
        lacking = false;
      }
      int to = phrase.isAny(cue.to(), ALONE) ? cue.to() + 1 : cue.to();
      to = withoutHelp(phrase, to);
      AbilityTest test = new AbilityTest(cue.cue().topic(), phrase.words(cue.from(), to), lacking);
      found.add(Recognised.of(cue.from(), to, test, range(from, to)));
    }
    return found;
  }

  /** "24-hour ambulatory blood pressure", "ambulatory surgery": asks nobody to walk. */
  private static boolean ambulatoryTest(CriterionPhrase phrase, Cues.Found cue) {
    if (!phrase.reads(cue.from(), "ambulatory")) {
      return false;
    }
    int end = Math.min(phrase.size(), cue.to() + TEST_REACH);
    for (int i = cue.to(); i < end && !phrase.endsClause(i); i++) {
      if (phrase.isAny(i, AMBULATORY_TEST)) {
        return true;
      }
    }
    return false;
  }

  /** "Able to walk without the use of an assistive device": where these words end. */
  private static int withoutHelp(CriterionPhrase phrase, int to) {
    if (!phrase.isAny(to, WITHOUT)) {
      return to;
    }
    int end = to;
    for (int i = to + 1; i <= to + HELP_REACH; i++) {
      if (phrase.isAny(i, HELP)) {
        end = i + 1;
      } else if (end > to || !phrase.isAny(i, HELP_WORDS)) {
        break;
      }
    }
    return end;
  }

  /** "Without the use of a walking aid": whether an aid is said not to be used. */
  private static boolean without(CriterionPhrase phrase, int aid) {
    int at = aid - 1;
    while (at >= 0 && aid - at < HELP_REACH && phrase.isAny(at, HELP_WORDS)) {
      at--;
    }
    return phrase.isAny(at, WITHOUT) && !phrase.isAny(at - 1, Set.of("or", "and"));
  }

  /** "Dependent in all activities of daily living": where the word stands, or the place itself. */
  private static int dependent(CriterionPhrase phrase, int from) {
    for (int i = from - 1; i >= Math.max(0, from - DEPENDENT_REACH); i--) {
      if (phrase.isAny(i, DEPENDENT)) {
        return i;
      }
      if (!phrase.isAny(i, DEPENDENT_IN)) {
        return from;
      }
    }
    return from;
  }

  private static java.util.BitSet range(int from, int to) {
    java.util.BitSet set = new java.util.BitSet();
    set.set(from, to);
    return set;
  }

  /**
   * Whether the patient is able.
   *
   * @param topic walking, swallowing, cognition or function
   * @param words the words that ask it
   * @param lacking whether the sentence says that the patient is not
   */
  record AbilityTest(String topic, String words, boolean lacking) implements CriterionTest {

    private static final Pattern AIDED =
        Pattern.compile(
            "(?i)(?<!\\b(?:cannot|can't|unable to|no longer|not|doesn't)\\s[\\w ]{0,45})(?<!\\bable to\\s)"
                + "\\b(?:walks?|walking|ambulates?|gets about|moves about|mobili[sz]es)\\b"
                + "(?! frame)[^.;]*\\b(?:with|on|using)\\b[^.;]*"
                + "\\b(?:canes?|sticks?|frame|walker|rollator|crutch\\w*)\\b");

    private static final int SOUND = 26;
    private static final int IMPAIRED = 18;

    @Override
    public String type() {
      return "ability";
    }

    @Override
    public String describe() {
      return "ability "
          + (lacking ? "lacking " : "")
          + topic
          + " ("
          + words.toLowerCase(Locale.ROOT)
          + ")";
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.SENTENCE),
          DataNeed.of(DataNeed.Kind.MEASUREMENT, "moca"),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CAPACITY));
    }

    /** Who walks with a frame walks all the same, but not unaided. */
    private static void walking(PatientFacts facts, Told told) {
      NoteAnswers.of(facts, "walking", true).forEach(told::yes);
      for (FactEvidence one : NoteAnswers.of(facts, "walking", false)) {
        if (AIDED.matcher(one.text()).find()) {
          told.yes(one);
        } else {
          told.no(one);
        }
      }
    }

    /** What tests of the mind have shown last. */
    private static void scores(PatientFacts facts, Told told) {
      facts.measured(Set.of("moca", "mmse"), Set.of()).stream()
          .max(Comparator.comparing((MeasuredFact fact) -> fact.on().orElse(LocalDate.MIN)))
          .ifPresent(
              fact -> {
                if (fact.value().intValue() >= SOUND) {
                  told.yes(fact.evidence());
                } else if (fact.value().intValue() < IMPAIRED) {
                  told.no(fact.evidence());
                }
              });
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      Told told = topic.equals("cognition") ? Told.now(facts, StatusFact.CAPACITY) : Told.nothing();
      for (String one : AbilityTopics.of(topic, words)) {
        if (one.equals("walking") && !AbilityTopics.unaided(words)) {
          walking(facts, told);
        } else {
          told.answered(facts, one);
        }
        if (one.equals("walking")) {
          told.prevailing(!AbilityTopics.unaided(words));
        }
      }
      if (topic.equals("cognition")) {
        scores(facts, told);
      }
      CriterionVerdict verdict = told.verdict(topic + " (" + words + ")", lacking);
      return lacking && topic.equals("cognition") ? ClearMind.settled(verdict, facts) : verdict;
    }
  }
}
