package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Consent, willingness and compliance: only the patient can say; the capacity to consent may stand
 * in a note.
 */
final class ConsentCriterion implements CriterionType {

  private static final int REACH = 5;
  private static final int LONG_REACH = 16;

  /** What somebody will comply with or is willing to do is no question of its own. */
  private static final Set<String> TAKING =
      Set.of("comply", "compliance", "adhere", "adherence", "willing", "willingness", "abide");

  /** That somebody could consent may be known; that they did is a paper of the trial. */
  private static final Set<String> ABLE =
      Set.of("able", "ability", "capable", "capacity", "competent", "can", "capability");

  private static final Set<String> LACKING =
      Set.of("unable", "incapable", "inability", "cannot", "incapacity", "incompetent", "unfit");

  private static final Set<String> WITHOUT =
      Set.of("lack", "lacks", "lacking", "lacked", "without", "no", "not", "absence");

  /** Words that tell how well somebody complied so far. */
  private static final Set<String> POOR =
      Set.of(
          "good",
          "adequate",
          "excellent",
          "documented",
          "stable",
          "non",
          "poor",
          "suboptimal",
          "inadequate",
          "insufficient",
          "irregular");

  private static final java.util.regex.Pattern GOOD =
      java.util.regex.Pattern.compile(
          "\\b(?:good|adequate|excellent|documented|stable) (?:\\w+ ){0,2}(?:adheren\\w+|complian\\w+)");

  private static final int NEAR = 3;

  private static final Set<String> PURPOSEFUL = Set.of("willingness", "compliance");

  @Override
  public String id() {
    return "consent";
  }

  @Override
  public String title() {
    return "Consent, willingness, compliance";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.merged(phrase, id())) {
      boolean lacking = false;
      int lead = cue.from();
      for (int i = Math.max(phrase.clauseStart(cue.from()), cue.from() - reach(phrase, cue.from()));
          i < cue.to();
          i++) {
        lacking |= phrase.isAny(i, LACKING) || withoutAbility(phrase, i, cue.to());
        lead =
            phrase.isAny(i, ABLE) || withoutAbility(phrase, i, cue.to()) || phrase.isAny(i, LACKING)
                ? Math.min(lead, i)
                : lead;
      }
      for (int i = cue.from() - 1; i >= Math.max(0, cue.from() - NEAR); i--) {
        lead = phrase.isAny(i, POOR) ? Math.min(lead, i) : lead;
      }
      String object =
          PURPOSEFUL.contains(cue.cue().topic()) && cue.to() < sentenceEnd(phrase, cue.to())
              ? phrase.words(cue.to(), sentenceEnd(phrase, cue.to()))
              : "";
      ConsentTest test =
          new ConsentTest(
              cue.cue().topic(),
              phrase.words(lead, cue.to()),
              object,
              lacking && cue.cue().topic().equals("consent"));
      int to = phrase.isAny(cue.from(), TAKING) ? sentenceEnd(phrase, cue.to()) : cue.to();
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), to, test)
              : Recognised.of(cue.from(), to, test));
    }
    return found;
  }

  /** "Lacks the capacity to consent", "not able to consent", "without mental capacity". */
  private static boolean withoutAbility(CriterionPhrase phrase, int at, int to) {
    if (!phrase.isAny(at, WITHOUT)) {
      return false;
    }
    for (int i = at + 1; i < Math.min(to, at + REACH); i++) {
      if (phrase.isAny(i, ABLE)) {
        return true;
      }
    }
    return false;
  }

  /** "Unable to understand the study and to give consent": one verb over both. */
  private static int reach(CriterionPhrase phrase, int from) {
    int at = from - 1;
    while (phrase.isAny(at, Set.of("to", "give", "provide", "sign"))) {
      at--;
    }
    return phrase.isAny(at, Set.of("and", "or")) ? LONG_REACH : REACH;
  }

  private static int sentenceEnd(CriterionPhrase phrase, int from) {
    int to = from;
    while (to < phrase.size() && !phrase.is(to, ".") && !phrase.is(to, ";")) {
      to++;
    }
    return to;
  }

  /**
   * Whether the patient consents, is willing, will comply.
   *
   * @param topic what it is about
   * @param words the words that ask it
   * @param object the words behind those of being willing or able
   * @param lacking whether the sentence says that the patient is not able to
   */
  record ConsentTest(String topic, String words, String object, boolean lacking)
      implements CriterionTest {

    private static final java.util.regex.Pattern FORMS =
        java.util.regex.Pattern.compile(
            "\\b(?:un)?(?:able|ability|inability|incapable|capable|can|cannot)\\b.*\\b(?:questionnaires?|surveys?)\\b");

    /** Whether somebody can do as told is seen at the bedside; whether they will is not. */
    private static final java.util.regex.Pattern FOLLOWING =
        java.util.regex.Pattern.compile(
            "\\b(?:un)?(?:able|ability|inability|incapable|capable|can|cannot)\\b.*\\b(?:follow|obey)\\w*\\b.*"
                + "\\b(?:instructions?|commands?|directions?)\\b");

    @Override
    public String type() {
      return "consent";
    }

    @Override
    public String describe() {
      return "consent " + (lacking ? "lacking " : "") + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CAPACITY),
          DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      if (lacking) {
        CriterionVerdict told =
            Told.now(facts, StatusFact.CAPACITY)
                .answered(facts, "cognition")
                .verdict("the capacity to consent", true);
        return ClearMind.settled(told, facts);
      }
      if (topic.equals("legal")) {
        return Told.nothing().answered(facts, "legal").verdict("legal protection", false);
      }
      String lower = words.toLowerCase(java.util.Locale.ROOT);
      if (topic.equals("compliance")
          && lower.matches(
              ".*\\b(non\\s?-?\\s?(compl|adher)|poor|unreliab|suboptimal|inadequate|insufficient|irregular).*")) {
        return Told.nothing().answered(facts, "compliance").verdict(words, true);
      }
      if (topic.equals("compliance") && GOOD.matcher(lower).find()) {
        return Told.nothing().answered(facts, "compliance").verdict(words, false);
      }
      if (topic.equals("willingness") && !object.isEmpty()) {
        CriterionVerdict told = Wishes.of(facts, words, object);
        if (told != null) {
          return told;
        }
      }
      if (topic.equals("compliance") && FORMS.matcher(lower + " " + object).find()) {
        CriterionVerdict told =
            Told.nothing()
                .answered(facts, "questionnaires")
                .verdict(words, lower.matches(".*\\b(?:unable|inability|cannot|incapable)\\b.*"));
        if (told.state() != CriterionState.UNKNOWN) {
          return told;
        }
      }
      if (topic.equals("compliance") && FOLLOWING.matcher(lower).find()) {
        CriterionVerdict told = NoteMention.of(facts, words);
        if (told != null) {
          return told;
        }
      }
      boolean ability =
          topic.equals("consent")
              && words
                  .toLowerCase(java.util.Locale.ROOT)
                  .matches(".*\\b(capab\\w*|capacity|able|ability|can|competent)\\b.*");
      if (ability && !facts.statuses(StatusFact.CAPACITY).isEmpty()) {
        return Told.now(facts, StatusFact.CAPACITY).verdict("the capacity to consent", false);
      }
      return CriterionVerdict.unknown(
          "Only the patient can tell; the record cannot.", MissingItem.ask(topic + ": " + words));
    }
  }
}
