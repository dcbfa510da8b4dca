package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.chartwarden.trials.registry.TrialRecord;

/** The criteria that {@code criteria.json} gives for a trial, with their own ids and words. */
final class GivenCriteria {

  private final TrialRecord trial;
  private List<ParsedCriterion> own;

  private GivenCriteria(TrialRecord trial) {
    this.trial = trial;
  }

  /**
   * Reads them.
   *
   * @param given an array of objects with id, text and kind; a kind that is not given is that of
   *     the words in the text of the trial
   * @throws IOException with a sentence when one has no words or its kind cannot be told
   */
  static List<EligibilityCriterion> of(TrialRecord trial, JsonNode given) throws IOException {
    GivenCriteria criteria = new GivenCriteria(trial);
    List<EligibilityCriterion> all = new ArrayList<>();
    for (JsonNode one : given) {
      String text = one.path("text").asText("");
      if (text.isBlank()) {
        throw criteria.problem(one, "has no text");
      }
      all.add(EligibilityCriterion.given(one.path("id").asText(), criteria.kind(one, text), text));
    }
    return all;
  }

  private CriterionKind kind(JsonNode one, String text) throws IOException {
    String told = one.path("kind").asText("");
    Optional<CriterionKind> kind =
        told.isEmpty()
            ? standing(text)
            : Arrays.stream(CriterionKind.values())
                .filter(any -> any.code().equals(told))
                .findFirst();
    return kind.orElseThrow(
        () ->
            problem(
                one,
                told.isEmpty()
                    ? "has no kind, and its words are not in the text of the trial"
                    : "has a kind that is neither inclusion nor exclusion: " + told));
  }

  /** What the words are where the text of the trial has them. */
  private Optional<CriterionKind> standing(String text) {
    int at = trial.eligibility().text().indexOf(text);
    if (own == null) {
      own = CriteriaParser.parse(trial.eligibility().text());
    }
    return own.stream()
        .map(ParsedCriterion::criterion)
        .filter(one -> one.span().filter(span -> holds(span, at)).isPresent())
        .map(EligibilityCriterion::kind)
        .findFirst();
  }

  private static boolean holds(TextSpan span, int at) {
    return span.start() <= at && at < span.end();
  }

  private IOException problem(JsonNode one, String what) {
    return new IOException(
        "criteria.json: " + one.path("id").asText("one") + " of " + trial.nctId() + " " + what);
  }
}
