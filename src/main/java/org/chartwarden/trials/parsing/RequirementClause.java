package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/**
 * A requirement that stands among the exclusions: "anyone on thyroxine must be on a stable dose".
 * It keeps out whom it is asked of and who does not fulfil it. Rules that forbid are reworded
 * before ({@code wording.ForbiddenThing}).
 *
 * <p>"Patients must be on ventilation" may as well mean that these are kept out: what a line asks
 * people to be on, to receive or to undergo, without naming some of them, is read as it stands.
 */
final class RequirementClause {

  private static final String MUST = "(?:must|shall|should|(?:is|are)\\s+required\\s+to)";

  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)^\\W*((?:(?!\\b(?:who|that|which|because|if|whose|opinion|judgement|judgment|investigator)\\b)[^,;:.]){0,120}?)\\b"
              + MUST
              + "\\s+(?!not\\b|never\\b|be\\s+(?:excluded|ineligible|withdrawn|discontinued|ruled|stopped|deferred)|stop\\b|exclude\\b|discontinue\\b|become\\b)");

  private static final Pattern TREATED =
      Pattern.compile(
          "(?i)^(?:currently\\s+)?(?:be\\s+(?:on|under|receiving|taking|using|treated)|receive|take|use|undergo|need|require)\\b");

  private static final Pattern SOME =
      Pattern.compile(
          "(?i)\\b(?:taking|receiving|using|with|on|of|having|treated|in|undergoing|diagnosed|female|women|men|males|females)\\b");

  private RequirementClause() {}

  /** Whether a criterion is a requirement among exclusions. */
  static boolean asked(EligibilityCriterion criterion) {
    Matcher asked = ASKED.matcher(criterion.text());
    return criterion.kind() == CriterionKind.EXCLUSION
        && criterion.context().isEmpty()
        && asked.find()
        && (SOME.matcher(asked.group(1)).find()
            || !TREATED.matcher(criterion.text().substring(asked.end())).find());
  }

  /** The words that tell whom a requirement is asked of, as a criterion that keeps them out. */
  private static EligibilityCriterion whom(EligibilityCriterion criterion) {
    Matcher asked = ASKED.matcher(criterion.text());
    return EligibilityCriterion.given(
        criterion.id(), CriterionKind.EXCLUSION, asked.find() ? asked.group(1) : "");
  }

  /**
   * What keeps people out.
   *
   * @param required the form of the sentence as one that is asked for
   */
  static CriterionForm turned(
      CriterionForm required, EligibilityCriterion criterion, Abbreviations abbreviations) {
    CriterionForm whom = FormParser.parse(whom(criterion), abbreviations);
    CriterionForm not = new Not(required);
    return whom.unsupported() || whom.leaves().isEmpty()
        ? not
        : JoinedForm.of(List.of(whom, not), true);
  }
}
