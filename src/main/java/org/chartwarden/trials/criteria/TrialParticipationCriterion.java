package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Taking part in other trials: to ask. */
final class TrialParticipationCriterion implements CriterionType {

  @Override
  public String id() {
    return "trial-participation";
  }

  @Override
  public String title() {
    return "Other trials";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.merged(phrase, id())) {
      TrialParticipationTest test =
          new TrialParticipationTest(cue.cue().topic(), phrase.words(cue.from(), cue.to()));
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), cue.to(), test)
              : Recognised.of(
                  cue.from(),
                  cue.to(),
                  test,
                  Modifiers.around(phrase, cue.from(), cue.to()).used()));
    }
    return found;
  }

  /**
   * Whether the patient takes or took part in another trial.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record TrialParticipationTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "trial-participation";
    }

    @Override
    public String describe() {
      return "trial-participation " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Told.nothing()
          .yesIf(
              facts,
              "enrolled trial",
              "participating trial",
              "participates study",
              "clinical trial")
          .verdict("other trials", false);
    }
  }
}
