package org.chartwarden.consistency.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By mouth is not into the vein. A tube into the stomach counts as by mouth. */
final class RouteRule implements ConsistencyRule {

  private static final List<Set<String>> ALIKE =
      List.of(
          Set.of("oral", "enteral"),
          Set.of("buccal", "sublingual"),
          Set.of("inhaled", "nebulised"));

  @Override
  public String id() {
    return "route";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    String claim = given.claim().use().map(use -> use.route()).orElse(null);
    Optional<String> row = given.row().use().map(use -> use.route());
    if (claim == null || row.isEmpty()) {
      return RuleAnswer.silent();
    }
    String both = "the note says " + claim + ", the chart " + row.get();
    boolean same =
        claim.equals(row.get())
            || ALIKE.stream().anyMatch(way -> way.contains(claim) && way.contains(row.get()));
    return same
        ? RuleAnswer.agrees("", both)
        : RuleAnswer.differs(
            ClaimField.ROUTE,
            Severities.ofDrug(given.row().concepts()),
            "",
            both,
            "Verify the route with the prescriber.");
  }
}
