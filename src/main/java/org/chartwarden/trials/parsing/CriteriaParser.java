package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** Reads the eligibility text of a trial, or criteria that were given one by one. */
public final class CriteriaParser {

  private CriteriaParser() {}

  /** The criteria of an eligibility text, in its order. */
  public static List<ParsedCriterion> parse(String eligibilityText) {
    return parse(eligibilityText, List.of());
  }

  /**
   * The criteria of an eligibility text, in its order.
   *
   * @param background other texts of the trial, whose abbreviations the criteria use
   */
  public static List<ParsedCriterion> parse(String eligibilityText, List<String> background) {
    List<String> texts = new ArrayList<>(background);
    texts.add(eligibilityText);
    Abbreviations abbreviations = Abbreviations.of(texts);
    return OtherThings.told(
        EligibilitySplitter.split(eligibilityText).stream()
            .map(criterion -> parse(criterion, abbreviations))
            .toList(),
        background);
  }

  /**
   * Criteria of one trial that are cut out already, with the ids that the caller gave them.
   *
   * @param background other texts of the trial, whose abbreviations the criteria use
   */
  public static List<ParsedCriterion> parse(
      List<EligibilityCriterion> criteria, List<String> background) {
    List<String> texts = new ArrayList<>(background);
    criteria.forEach(criterion -> texts.add(criterion.text()));
    Abbreviations abbreviations = Abbreviations.of(texts);
    return OtherThings.told(
        criteria.stream().map(criterion -> parse(criterion, abbreviations)).toList(), background);
  }

  /** A criterion that is cut out already, with the id that the caller gave it. */
  public static ParsedCriterion parse(EligibilityCriterion criterion) {
    return parse(criterion, Abbreviations.NONE);
  }

  private static ParsedCriterion parse(EligibilityCriterion criterion, Abbreviations known) {
    return new ParsedCriterion(criterion, FormParser.parse(criterion, known));
  }
}
