package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Where the patient lives: at home, in an institution, in prison. */
final class ResidenceCriterion implements CriterionType {

  @Override
  public String id() {
    return "residence";
  }

  @Override
  public String title() {
    return "Institution, prison, living at home";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), ResidenceTest::new);
  }

  /**
   * Whether the patient lives so.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record ResidenceTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "residence";
    }

    @Override
    public String describe() {
      return "residence " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.INSTITUTION),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.PRISON));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      boolean prison = topic.equals("prison");
      Told told = Told.now(facts, prison ? StatusFact.PRISON : StatusFact.INSTITUTION);
      if (prison) {
        NoteAnswers.of(facts, "liberty", true).forEach(told::no);
        NoteAnswers.of(facts, "liberty", false).forEach(told::yes);
        return told.verdict("imprisonment", false);
      }
      if (words
          .toLowerCase(java.util.Locale.ROOT)
          .matches(".*(homeless|shelter|shared living).*")) {
        return Told.nothing().answered(facts, "homeless").verdict("homelessness", false);
      }
      if (words.toLowerCase(java.util.Locale.ROOT).matches(".*\\balone\\b.*")) {
        return Told.nothing().answered(facts, "alone").verdict("living alone", false);
      }
      NoteAnswers.of(facts, "own-home", true).forEach(told::no);
      boolean home =
          words
              .toLowerCase(java.util.Locale.ROOT)
              .matches(
                  ".*(community|independent|at home|own home|private (?:home|residence)|home-dwelling).*");
      return told.verdict("living in an institution", home);
    }
  }
}
