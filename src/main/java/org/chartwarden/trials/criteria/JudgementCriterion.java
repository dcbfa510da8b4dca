package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** What an investigator or physician has to judge: never settled by a record. */
final class JudgementCriterion implements CriterionType {

  @Override
  public String id() {
    return "judgement";
  }

  @Override
  public String title() {
    return "Judgement of the investigator";
  }

  private static final java.util.regex.Pattern CLEARED =
      java.util.regex.Pattern.compile(
          "(?i)\\b(?:medical\\w*\\b.*\\bclear(?:ed|ance)|clear(?:ed|ance)\\b.*\\b(?:physician|doctor|provider|exercise|medical))\\b");

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), JudgementTest::new);
  }

  /**
   * Whether somebody judges so.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record JudgementTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "judgement";
    }

    @Override
    public String describe() {
      return "judgement " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of();
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      if (CLEARED.matcher(words).find()) {
        CriterionVerdict told =
            Told.nothing().answered(facts, "exercise-clearance").verdict(words, false);
        if (told.state() != CriterionState.UNKNOWN) {
          return told;
        }
      }
      return CriterionVerdict.unknown(
          "An investigator has to judge this.", MissingItem.ask(topic + ": " + words));
    }
  }
}
