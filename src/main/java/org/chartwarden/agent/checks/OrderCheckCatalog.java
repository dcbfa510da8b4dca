package org.chartwarden.agent.checks;

import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/** Every check there is; a new one is one line here. */
public final class OrderCheckCatalog {

  private static final List<OrderCheck> ALL =
      List.of(
          new DeceasedPatientCheck(),
          new AllergyCheck(),
          new DuplicateOrderCheck(),
          new RenalFunctionCheck(),
          new PotassiumRaisingCheck(),
          new ElectrolyteLevelCheck(),
          new DoseRangeCheck(),
          new ResultAgeCheck(),
          new ResultStatusCheck(),
          new WeightKnownCheck());

  private OrderCheckCatalog() {}

  public static List<OrderCheck> all() {
    return ALL;
  }

  /** The warnings of all checks, the heaviest first. */
  public static List<ChangeWarning> warnings(OrderDraft order, ChartSnapshot chart) {
    return ALL.stream()
        .flatMap(check -> check.check(order, chart).stream())
        .sorted((a, b) -> b.severity().compareTo(a.severity()))
        .toList();
  }
}
