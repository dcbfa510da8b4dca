package org.chartwarden.consistency.drugs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.PipeTable;

/** The table of dose limits in {@code checks/dose-limits.psv}. */
public final class DoseLimits {

  private static final int COLUMNS = 11;
  private static final List<DoseLimit> ALL = read();

  private DoseLimits() {}

  /** All limits. */
  public static List<DoseLimit> all() {
    return ALL;
  }

  /**
   * The limits of a drug by a route; without a route, those of its only route.
   *
   * @param substances concept ids of the drug and of what it contains
   * @param route canonical route ({@code oral}, {@code IV}, {@code SC}), or empty
   */
  public static Optional<DoseLimit> of(Set<String> substances, String route) {
    List<DoseLimit> ofDrug = ALL.stream().filter(l -> substances.contains(l.drug())).toList();
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
