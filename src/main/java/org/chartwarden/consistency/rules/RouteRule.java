package org.chartwarden.consistency.rules;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.medications.Route;

/** By mouth is not into the vein. A tube into the stomach counts as by mouth. */
final class RouteRule implements ConsistencyRule {

  private static final Set<Route> GUT = EnumSet.of(Route.ORAL, Route.ENTERAL_TUBE);
  private static final Set<Route> MOUTH = EnumSet.of(Route.SUBLINGUAL, Route.BUCCAL);
  private static final Set<Route> SKIN = EnumSet.of(Route.TOPICAL, Route.TRANSDERMAL);

  @Override
  public String id() {
    return "route";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<Route> claim = given.claim().use().map(ClaimedUse::route);
    Optional<Route> row = given.row().use().map(ChartedUse::route);
    if (claim.isEmpty() || row.isEmpty()) {
      return RuleAnswer.silent();
    }
    String both = "the note says " + words(claim.get()) + ", the chart " + words(row.get());
    return same(claim.get(), row.get())
        ? RuleAnswer.agrees("", both)
        : RuleAnswer.differs(
            ClaimField.ROUTE,
            Severities.ofDrug(given.row().concepts()),
            "",
            both,
            "Verify the route with the prescriber.");
  }

  private static boolean same(Route a, Route b) {
    return a.agrees(b)
        || GUT.contains(a) && GUT.contains(b)
        || MOUTH.contains(a) && MOUTH.contains(b)
        || SKIN.contains(a) && SKIN.contains(b);
  }

  private static String words(Route route) {
    return route.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
