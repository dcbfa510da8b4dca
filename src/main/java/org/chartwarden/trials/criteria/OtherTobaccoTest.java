package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Whether the patient uses nicotine or tobacco otherwise than in cigarettes: who smokes these need
 * not, and who does not may.
 *
 * @param topic vaping, smokeless, cigars: what the notes are asked for
 */
record OtherTobaccoTest(String topic) implements CriterionTest {

  private static final Map<String, String> SHOWN =
      Map.of(
          "vaping", "electronic cigarettes",
          "smokeless", "tobacco without smoke",
          "cigars", "cigars, pipes and water pipes");

  /** Whether a topic of the cues is one of these. */
  static boolean is(String topic) {
    return SHOWN.containsKey(topic);
  }

  @Override
  public String type() {
    return "smoking";
  }

  @Override
  public String describe() {
    return topic;
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    return Told.nothing().answered(facts, topic).verdict(SHOWN.get(topic), false);
  }
}
