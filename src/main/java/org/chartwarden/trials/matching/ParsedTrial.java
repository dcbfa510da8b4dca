package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.RequiredKinds;
import org.chartwarden.trials.focus.TrialFocus;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.chartwarden.trials.registry.TrialRecord;
import org.chartwarden.trials.terms.Term;

/**
 * A trial that is ready to be matched.
 *
 * @param id its NCT number
 * @param title its brief title
 * @param conditions what it is about, as the sponsor names it
 * @param criteria its criteria in the order of the text
 * @param focus what of all that it is about
 */
public record ParsedTrial(
    String id,
    String title,
    List<String> conditions,
    List<ParsedCriterion> criteria,
    TrialFocus focus) {

  public ParsedTrial {
    conditions = List.copyOf(conditions);
    criteria = apart(criteria);
  }

  /** Exclusions of a wide class do not mean what the trial requires. */
  private static List<ParsedCriterion> apart(List<ParsedCriterion> criteria) {
    List<Term> required =
        criteria.stream()
            .filter(one -> one.criterion().kind() == CriterionKind.INCLUSION)
            .filter(one -> one.criterion().cohort().isEmpty())
            .flatMap(one -> RequiredKinds.of(one.form()).stream())
            .distinct()
            .toList();
    return criteria.stream()
        .map(
            one ->
                one.criterion().kind() == CriterionKind.EXCLUSION
                    ? new ParsedCriterion(
                        one.criterion(), RequiredKinds.apart(one.form(), required))
                    : one)
        .toList();
  }

  /** A trial whose focus is told by the rest. */
  public ParsedTrial(
      String id, String title, List<String> conditions, List<ParsedCriterion> criteria) {
    this(
        id,
        title,
        conditions,
        criteria,
        TrialFocus.of(
            title, conditions, criteria.stream().map(ParsedCriterion::criterion).toList()));
  }

  /** A trial of the registry. */
  public static ParsedTrial of(TrialRecord trial) {
    return of(trial, CriteriaParser.parse(trial.eligibility().text(), background(trial)));
  }

  /** What a trial says of itself, in words whose abbreviations its criteria use. */
  public static List<String> background(TrialRecord trial) {
    List<String> texts = new ArrayList<>(trial.topics().conditions());
    texts.addAll(trial.topics().keywords());
    texts.addAll(
        List.of(trial.title(), trial.officialTitle(), trial.summary(), trial.description()));
    return texts;
  }

  /** A trial of the registry with criteria that were cut out already. */
  public static ParsedTrial of(TrialRecord trial, List<ParsedCriterion> criteria) {
    return new ParsedTrial(trial.nctId(), trial.title(), trial.topics().conditions(), criteria);
  }
}
