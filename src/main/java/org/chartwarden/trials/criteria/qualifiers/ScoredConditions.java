package org.chartwarden.trials.criteria.qualifiers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * What scores say of conditions: that the patient is in danger of one, has it, or to which degree.
 * The ranges stand in {@code vocabulary/trial-scores.psv}; the newest score of a scale within a
 * year counts, and scales that disagree say nothing.
 */
public final class ScoredConditions {

  /** Asks whether the patient is in danger of a condition. */
  public static final String RISK = "risk";

  /** Asks whether the patient has it. */
  public static final String PRESENT = "present";

  private static final Set<String> DEGREES =
      Set.of("mild", "moderate", "severe", "controlled", "uncontrolled");
  private static final int STALE_DAYS = 365;

  /**
   * What a score says.
   *
   * @param yes whether it affirms the question
   * @param evidence where the score stands
   */
  public record Said(boolean yes, FactEvidence evidence) {}

  private record Range(BigDecimal low, BigDecimal high) {
    static Range of(String written) {
      String[] ends = written.split("-");
      return new Range(new BigDecimal(ends[0]), new BigDecimal(ends[1]));
    }

    boolean holds(BigDecimal value) {
      return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }
  }

  private record Row(String question, String measure, Range yes, Optional<Range> no) {}

  private static final Map<String, List<Row>> ROWS = load();

  private ScoredConditions() {}

  private static Map<String, List<Row>> load() {
    Map<String, List<Row>> all = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-scores.psv", 5)) {
      Optional<Range> no = row[4].isEmpty() ? Optional.empty() : Optional.of(Range.of(row[4]));
      all.computeIfAbsent(row[0], id -> new ArrayList<>())
          .add(new Row(row[1], row[2], Range.of(row[3]), no));
    }
    return all;
  }

  /** The answer of the scores to {@link #RISK} or {@link #PRESENT} of a condition. */
  public static Optional<Said> said(PatientFacts facts, String condition, String question) {
    List<Said> all = new ArrayList<>();
    for (Row row : ROWS.getOrDefault(condition, List.of())) {
      Optional<MeasuredFact> score =
          row.question().equals(question) ? newest(facts, row.measure()) : Optional.empty();
      if (score.isPresent()) {
        boolean yes = row.yes().holds(score.get().value());
        boolean no = row.no().filter(range -> range.holds(score.get().value())).isPresent();
        if (yes != no) {
          all.add(new Said(yes, score.get().evidence()));
        }
      }
    }
    boolean agree = !all.isEmpty() && all.stream().allMatch(one -> one.yes() == all.get(0).yes());
    return agree ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Whether the scores of a condition say one of some degrees. */
  static Told degree(PatientFacts facts, String condition, Set<String> asked) {
    if (!ROWS.containsKey(condition)) {
      return Told.UNTOLD;
    }
    Set<String> told = facts.derived("degree of " + condition, one -> degrees(one, condition));
    if (told.isEmpty()) {
      return Told.UNTOLD;
    }
    if (asked.containsAll(told)) {
      return Told.SAME;
    }
    return Collections.disjoint(asked, told) ? Told.CONTRARY : Told.UNSURE;
  }

  private static Set<String> degrees(PatientFacts facts, String condition) {
    Set<String> told = new LinkedHashSet<>();
    for (Row row : ROWS.get(condition)) {
      if (DEGREES.contains(row.question())) {
        newest(facts, row.measure())
            .filter(score -> row.yes().holds(score.value()))
            .ifPresent(score -> told.add(row.question()));
      }
    }
    return told;
  }

  private static Optional<MeasuredFact> newest(PatientFacts facts, String measure) {
    LocalDate from = facts.indexDate().minusDays(STALE_DAYS);
    return facts.measured(Set.of(measure), Set.of()).stream()
        .filter(score -> score.bound() == Bound.EXACT && score.on().isPresent())
        .filter(score -> !score.on().get().isBefore(from))
        .filter(score -> !score.on().get().isAfter(facts.indexDate()))
        .max(Comparator.comparing(score -> score.on().orElseThrow()));
  }
}
