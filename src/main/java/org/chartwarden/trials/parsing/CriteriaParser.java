package org.chartwarden.trials.parsing;

import java.util.List;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** Reads the eligibility text of a trial, or criteria that were given one by one. */
public final class CriteriaParser {

  private CriteriaParser() {}

  /** The criteria of an eligibility text, in its order. */
  public static List<ParsedCriterion> parse(String eligibilityText) {
    return EligibilitySplitter.split(eligibilityText).stream().map(CriteriaParser::parse).toList();
  }

  /** A criterion that is cut out already, with the id that the caller gave it. */
  public static ParsedCriterion parse(EligibilityCriterion criterion) {
    return new ParsedCriterion(criterion, FormParser.parse(criterion));
  }
}
