package org.chartwarden.agent.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.PipeTable;

/** The table of dose limits in {@code checks/dose-limits.psv}. */
final class DoseLimits {

  private static final int COLUMNS = 11;
  private static final List<DoseLimit> ALL = read();

  private DoseLimits() {}

  static List<DoseLimit> all() {
    return ALL;
  }

  /** The limits of a drug by a route; without a route, those of its only route. */
  static Optional<DoseLimit> of(Drug drug, String route) {
    List<DoseLimit> ofDrug = ALL.stream().filter(l -> drug.is(l.drug())).toList();
    Optional<DoseLimit> exact =
        ofDrug.stream().filter(l -> l.route().equals(route) || l.route().equals("any")).findFirst();
    return exact.isPresent() || ofDrug.size() != 1 || !route.isEmpty()
        ? exact
        : Optional.of(ofDrug.get(0));
  }

  private static List<DoseLimit> read() {
    return PipeTable.rows("/checks/dose-limits.psv", COLUMNS).stream()
        .map(DoseLimits::limit)
        .toList();
  }

  private static DoseLimit limit(String[] c) {
    return new DoseLimit(
        c[0], c[1], c[2], n(c[3]), n(c[4]), n(c[5]), n(c[6]), n(c[7]), n(c[8]), n(c[9]), c[10]);
  }

  private static BigDecimal n(String cell) {
    return cell.isBlank() ? null : new BigDecimal(cell.strip());
  }
}
