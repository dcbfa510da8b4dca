package org.chartwarden.trials.topics;

import java.util.Objects;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.registry.TrialRecord;

/**
 * A trial that can be ranked.
 *
 * @param parsed the trial as it is matched
 * @param summary what it says of itself in a few sentences, or empty
 */
public record TopicTrial(ParsedTrial parsed, String summary) {

  public TopicTrial {
    Objects.requireNonNull(parsed, "parsed");
    Objects.requireNonNull(summary, "summary");
  }

  /** A trial of the registry. */
  public static TopicTrial of(TrialRecord trial) {
    return new TopicTrial(ParsedTrial.of(trial), trial.summary());
  }

  /** What is searched: what it is about and whom it takes, not whom it excludes. */
  String searched() {
    StringBuilder text = new StringBuilder(parsed.title());
    parsed.conditions().forEach(condition -> text.append('\n').append(condition));
    text.append('\n').append(summary);
    parsed.criteria().stream()
        .map(one -> one.criterion())
        .filter(criterion -> criterion.kind() == CriterionKind.INCLUSION)
        .forEach(criterion -> text.append('\n').append(criterion.text()));
    return text.toString();
  }
}
