package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Equipment, place of living, insurance, employment, data that must be at hand: to ask, unless a
 * note says it.
 */
final class LogisticsCriterion implements CriterionType {

  private static final String ONLINE =
      ".*(internet|wi-?fi|computer|tablet|e-?mail|web|video|conferenc|tele|online|digital|broadband"
          + "|laptop|zoom|app\\b).*";

  @Override
  public String id() {
    return "logistics";
  }

  @Override
  public String title() {
    return "Logistics: equipment, residence area, insurance, data";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    return Cues.questions(phrase, id(), LogisticsTest::new);
  }

  /**
   * Whether an arrangement is there.
   *
   * @param topic what it is about
   * @param words the words that ask it
   */
  record LogisticsTest(String topic, String words) implements CriterionTest {

    @Override
    public String type() {
      return "logistics";
    }

    @Override
    public String describe() {
      return "logistics " + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      String asked = words.toLowerCase(Locale.ROOT);
      Told told = Told.nothing();
      if (asked.contains("phone") || asked.contains("android")) {
        told.answered(facts, "smartphone");
      } else if (topic.equals("equipment") && asked.matches(ONLINE)) {
        told.answered(facts, "internet");
      } else if (asked.matches(".*(insur|affiliat|assurance|coverage|social security).*")) {
        told.answered(facts, "insurance");
      }
      return told.verdict(topic + " (" + words + ")", false);
    }
  }
}
