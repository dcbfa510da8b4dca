package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Reads one scale by another that grades the same: ECOG 0 is Karnofsky 90 to 100, 1 is 70 to 80, 2
 * is 50 to 60, 3 is 30 to 40, 4 is 10 to 20 (Oken, Am J Clin Oncol 1982); Child-Pugh points by the
 * class.
 */
final class RelatedScales {

  private static final List<int[]> KARNOFSKY =
      List.of(
          new int[] {90, 100},
          new int[] {70, 80},
          new int[] {50, 60},
          new int[] {30, 40},
          new int[] {10, 20});

  private RelatedScales() {}

  /** A scale and the one that is read for it. */
  static Set<String> with(MeasureTerm asked) {
    String other = other(asked);
    return other.isEmpty() ? Set.of(asked.id()) : Set.of(asked.id(), other);
  }

  private static String other(MeasureTerm asked) {
    return switch (asked.id()) {
      case "kps" -> "ecog";
      case "ecog" -> "kps";
      case ChildPughClasses.POINTS -> ChildPughClasses.CLASS;
      default -> "";
    };
  }

  /** The newest result of the other scale. */
  static Optional<MeasuredFact> other(MeasureTerm asked, PatientFacts facts) {
    String other = other(asked);
    return other.isEmpty()
        ? Optional.empty()
        : facts.measured(Set.of(other), Set.of()).stream()
            .max(Comparator.comparing((MeasuredFact fact) -> fact.on().orElse(LocalDate.MIN)));
  }

  /** Whether the bounds hold for all that the other scale leaves open; empty for some of it. */
  static Optional<Boolean> holds(MeasureTerm asked, Bounds bounds, MeasuredFact told) {
    if (asked.id().equals(ChildPughClasses.POINTS)) {
      return points(bounds, ChildPughClasses.of(told.value()));
    }
    int number = told.value().intValue();
    int held = 0;
    int all = 0;
    for (int ecog = 0; ecog < KARNOFSKY.size(); ecog++) {
      for (int karnofsky : KARNOFSKY.get(ecog)) {
        boolean same = asked.id().equals("kps") ? ecog == number : karnofsky == number;
        if (same) {
          all++;
          int value = asked.id().equals("kps") ? karnofsky : ecog;
          held += bounds.contains(java.math.BigDecimal.valueOf(value)) ? 1 : 0;
        }
      }
    }
    return all == 0 || held != 0 && held != all ? Optional.empty() : Optional.of(held == all);
  }

  /** Whether bounds hold for every point of a class, or for none. */
  private static Optional<Boolean> points(Bounds asked, Bounds told) {
    if (told == null) {
      return Optional.empty();
    }
    int held = 0;
    int all = 0;
    for (int point = told.low().intValue(); point <= told.high().intValue(); point++) {
      all++;
      held += asked.contains(java.math.BigDecimal.valueOf(point)) ? 1 : 0;
    }
    return held != 0 && held != all ? Optional.empty() : Optional.of(held == all);
  }
}
