package org.chartwarden.trials.facts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts in which facts of one patient stand. Many questions ask for those of the same fact, so
 * each is looked up and read once. Threads may share it.
 */
public final class FactTexts {

  private static final String KEY = "texts in which facts stand";

  private final PatientFacts facts;
  private final Map<FactEvidence, Place> places = new ConcurrentHashMap<>();
  private final Map<String, FactText> texts = new ConcurrentHashMap<>();

  private record Place(FactText own, FactText around) {}

  private FactTexts(PatientFacts facts) {
    this.facts = facts;
  }

  /** Those of a patient. */
  public static FactTexts of(PatientFacts facts) {
    return facts.derived(KEY, FactTexts::new);
  }

  /** The words of a fact. */
  public FactText own(FactEvidence evidence) {
    return place(evidence).own();
  }

  /** The sentence of a note that holds a fact, else the words of the fact. Equal ones are one. */
  public FactText around(FactEvidence evidence) {
    return place(evidence).around();
  }

  private Place place(FactEvidence evidence) {
    Place known = places.get(evidence);
    if (known == null) {
      String around =
          evidence.span().isEmpty()
              ? evidence.text()
              : facts.sentenceAround(evidence).map(NoteSentence::text).orElse(evidence.text());
      known = new Place(read(evidence.text()), read(around));
      places.put(evidence, known);
    }
    return known;
  }

  private FactText read(String text) {
    return texts.computeIfAbsent(text, one -> new FactText(one, facts.words(one)));
  }
}
