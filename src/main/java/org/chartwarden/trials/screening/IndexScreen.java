package org.chartwarden.trials.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.smart.AccessContext;

/** What the search index says of some patients: one statement for each different search. */
final class IndexScreen {

  private final ScreeningPlan plan;

  /** By search, the patients that match it. */
  private final Map<String, Set<String>> found = new HashMap<>();

  IndexScreen(FhirGateway gateway, AccessContext who, ScreeningPlan plan, List<String> patients) {
    this.plan = plan;
    plan.queries()
        .forEach(query -> found.put(query, gateway.matching(who, "Patient", query, patients)));
  }

  /** The place of the criterion of a trial that rules a patient out, or -1. */
  int settledBy(int trial, String patient) {
    for (IndexRule rule : plan.rules().get(trial)) {
      if (found.get(rule.query()).contains(patient)) {
        return rule.criterion();
      }
    }
    return -1;
  }

  /** How many trials are settled for a patient. */
  int settled(String patient) {
    int count = 0;
    for (int trial = 0; trial < plan.rules().size(); trial++) {
      count += settledBy(trial, patient) < 0 ? 0 : 1;
    }
    return count;
  }
}
