package org.chartwarden.trials.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialSet;
import org.chartwarden.trials.store.StoredTrial;

/**
 * The trials of a run, prepared.
 *
 * @param stored the trials that have criteria
 * @param set the same, as they are matched
 * @param rules of each trial, which patients the search index settles
 */
record ScreeningPlan(List<StoredTrial> stored, TrialSet set, List<List<IndexRule>> rules) {

  static ScreeningPlan of(List<StoredTrial> trials, LocalDate day, boolean exact) {
    List<StoredTrial> stored = trials.stream().filter(StoredTrial::matchable).toList();
    List<List<IndexRule>> rules = new ArrayList<>();
    for (StoredTrial trial : stored) {
      rules.add(IndexRule.of(trial.parsed(), day, exact));
    }
    return new ScreeningPlan(
        stored, TrialSet.of(stored.stream().map(StoredTrial::parsed).toList()), rules);
  }

  List<ParsedTrial> trials() {
    return set.trials();
  }

  /** The different searches of the rules. */
  Set<String> queries() {
    Set<String> queries = new LinkedHashSet<>();
    rules.forEach(own -> own.forEach(rule -> queries.add(rule.query())));
    return queries;
  }
}
