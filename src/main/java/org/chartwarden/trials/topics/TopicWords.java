package org.chartwarden.trials.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The words of a summary, weighted by what they say of the patient.
 *
 * @param weights stems with their weights, more than 0
 * @param suspected conditions that the words describe and may not name
 */
record TopicWords(Map<String, Double> weights, List<String> suspected) {

  /** Words that name nothing the patient has. */
  private static final double OTHER = 0.4;

  /**
   * Weighs the words.
   *
   * @param facts those that were read from the text
   */
  static TopicWords of(String text, PatientFacts facts) {
    double[] places = new double[text.length()];
    Arrays.fill(places, OTHER);
    facts.problems().forEach(fact -> mark(places, fact.evidence(), fact.state()));
    facts.drugs().forEach(fact -> mark(places, fact.evidence(), fact.state()));
    facts.procedures().forEach(fact -> mark(places, fact.evidence(), fact.state()));
    Map<String, Double> weights = new HashMap<>();
    List<String> told = new ArrayList<>();
    for (Bm25Index.Word word : Bm25Index.words(text)) {
      double weight = places[word.start()];
      if (weight > 0) {
        weights.merge(word.stem(), weight, Double::sum);
        told.add(word.stem());
      }
    }
    List<String> suspected = Presentations.in(told);
    suspected.forEach(
        name ->
            Bm25Index.words(name).forEach(word -> weights.merge(word.stem(), OTHER, Double::sum)));
    return new TopicWords(weights, suspected);
  }

  /** What is said to be there counts whole, whatever another reading of the words denies. */
  private static void mark(double[] places, FactEvidence evidence, FactState state) {
    boolean there = state != FactState.ABSENT && state != FactState.RELATIVE;
    evidence
        .span()
        .ifPresent(
            span -> {
              for (int i = span.start(); i < Math.min(span.end(), places.length); i++) {
                places[i] = there ? 1 : places[i] == 1 ? 1 : 0;
              }
            });
  }
}
