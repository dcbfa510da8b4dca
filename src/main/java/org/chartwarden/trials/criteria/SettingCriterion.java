package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Window;

/** Where the patient is treated: in hospital, on intensive care, as an outpatient. */
final class SettingCriterion implements CriterionType {

  /** A hospital as the place of something else than the patient's stay. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)\\b(?:deliver(?:y|ing|ed)?|give birth|giving birth|birth|liv(?:e|es|ing)|resid(?:e|es|ing)|distance|far|near|km|miles?"
              + "|follow(?:ed)?[- ]?up|attend(?:ing)?|travel\\w*|access|work(?:s|ing)?|employ\\w+|transport\\w*)\\b[^.;,]*\\b(?:hospital|ward|emergency (?:department|room))s?$");

  @Override
  public String id() {
    return "setting";
  }

  @Override
  public String title() {
    return "Hospital, ward, emergency, outpatient";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.merged(phrase, id())) {
      boolean preposition = phrase.words(cue.from(), cue.to()).matches("(?i)in\\s+patients?");
      boolean elsewhere = PLACE.matcher(phrase.words(Math.max(0, cue.from() - 8), cue.to())).find();
      if (preposition || elsewhere) {
        // "Except in patients who ...", "plans to deliver at another hospital": no stay.
        continue;
      }
      Modifiers modifiers = Modifiers.around(phrase, cue.from(), cue.to());
      boolean past = modifiers.window().isPresent() || modifiers.aspect() == Aspect.HISTORY;
      SettingTest test =
          new SettingTest(
              cue.cue().topic(), phrase.words(cue.from(), cue.to()), past, modifiers.window());
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), cue.to(), test)
              : Recognised.of(cue.from(), cue.to(), test, past ? modifiers.used() : new BitSet()));
    }
    return found;
  }

  /**
   * Whether the patient is treated there.
   *
   * @param topic what it is about
   * @param words the words that ask it
   * @param past whether a stay before is asked for
   * @param window when it was
   */
  record SettingTest(String topic, String words, boolean past, Optional<Window> window)
      implements CriterionTest {

    /** Units that not every stay in hospital is on. */
    private static final Pattern UNIT =
        Pattern.compile(
            "(?i)intensive|critical care|\\b(?:icu|hdu|ccu|nicu|picu|itu)\\b|dependency|coronary care|emergency");

    private static final Pattern INTENSIVE =
        Pattern.compile("(?i)intensive care|critical care|\\b(?:icu|itu|picu)\\b");

    private static final Pattern STAY =
        Pattern.compile(
            "(?i)hospital|\\b(?:re)?admi(?:t|ssion)|\\binpatient|\\bwards?\\b|\\bicu\\b|intensive care"
                + "|\\bdischarged\\b|emergency|\\ba&e\\b|overnight|\\bstay(?:ed)?\\b");

    private static final SentenceSieve STAY_SIEVE = SentenceSieve.of(STAY);

    @Override
    public String type() {
      return "setting";
    }

    @Override
    public String describe() {
      return "setting "
          + topic
          + (past && window.isEmpty() ? " history" : "")
          + window.map(one -> " " + one).orElse("");
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.STATUS, StatusFact.INPATIENT));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      boolean stays =
          words
                  .toLowerCase(java.util.Locale.ROOT)
                  .matches("(hospital|inpatient|in-patient|admi|ward).*")
              && !UNIT.matcher(words).find();
      if (topic.equals("inpatient") && stays && past) {
        return before(facts);
      }
      if (topic.equals("inpatient") && stays) {
        return Told.now(facts, StatusFact.INPATIENT).verdict("a stay in hospital", false);
      }
      if (topic.equals("outpatient")) {
        return Told.now(facts, StatusFact.INPATIENT)
            .verdict("treatment outside the hospital", true);
      }
      if (topic.equals("inpatient") && past && INTENSIVE.matcher(words).find()) {
        return Told.nothing().answered(facts, "intensive-care").verdict(words, false);
      }
      return Told.nothing().yesIf(facts, words).verdict(words, false);
    }

    private CriterionVerdict before(PatientFacts facts) {
      List<FactEvidence> yes = new ArrayList<>();
      List<FactEvidence> perhaps = new ArrayList<>();
      List<FactEvidence> no = new ArrayList<>();
      List<StatusFact> stays = new ArrayList<>(facts.statuses(StatusFact.INPATIENT));
      stays.addAll(facts.statuses(StatusFact.STAY));
      for (StatusFact fact : stays) {
        boolean denied = fact.state() == FactState.ABSENT && fact.status().equals(StatusFact.STAY);
        boolean stay = fact.state() == FactState.PRESENT || fact.state() == FactState.PAST;
        if (denied) {
          no.add(fact.evidence());
        } else if (stay) {
          switch (then(fact, facts.indexDate())) {
            case YES -> yes.add(fact.evidence());
            case PERHAPS -> perhaps.add(fact.evidence());
            default -> no.add(fact.evidence());
          }
        }
      }
      if (!yes.isEmpty()) {
        return CriterionVerdict.met("The record tells of a stay in hospital.", yes);
      }
      if (!no.isEmpty() && perhaps.isEmpty()) {
        return CriterionVerdict.notMet(
            "The record tells of stays in hospital, and not of such a one.", no);
      }
      boolean unheard =
          facts.isComplete(FactList.PROBLEMS)
              && facts.isComplete(FactList.PROCEDURES)
              && facts
                  .sentencesWhere("stays", STAY_SIEVE, text -> STAY.matcher(text).find())
                  .isEmpty();
      return unheard
          ? CriterionVerdict.notMet(
              "The record says that its lists are complete, and tells of no stay in hospital.",
              facts.saysComplete(FactList.PROBLEMS))
          : CriterionVerdict.unknown(
              "The record does not tell of such a stay in hospital.",
              perhaps,
              MissingItem.ask(describe()));
    }

    private FactTime.Answer then(StatusFact fact, java.time.LocalDate index) {
      if (window.isEmpty()) {
        return FactTime.Answer.YES;
      }
      return WindowTimes.in(window.get(), fact.time(), index, fact.state() == FactState.PRESENT);
    }
  }
}
