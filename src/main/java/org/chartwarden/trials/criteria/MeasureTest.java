package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Whether the newest result of a measurement lies within bounds. A result outside the time window
 * that the criterion names settles nothing; nor does one in a unit that cannot be converted.
 *
 * @param type id of the type that asks
 * @param measure what is measured
 * @param bounds wanted numbers
 * @param unit UCUM unit of the bounds; empty when none is written or known
 * @param limit whether the bounds count multiples of a limit of normal
 * @param window when it has to be measured
 */
record MeasureTest(
    String type,
    MeasureTerm measure,
    Bounds bounds,
    String unit,
    Limit limit,
    Optional<Window> window)
    implements CriterionTest {

  /** Results older than this are no longer the state of the patient when no window is named. */
  private static final int STALE_DAYS = 365;

  private static final int LEAST_SYSTOLIC = 100;

  /** "Liver enzymes" are these; each of them counts. */
  private static final Set<String> TRANSAMINASES = Set.of("transaminases", "alt", "ast");

  @Override
  public String describe() {
    return type + " " + measure.shown() + " " + asked() + window.map(one -> " " + one).orElse("");
  }

  private String asked() {
    return switch (limit) {
      case UPPER -> bounds + " x ULN";
      case LOWER -> bounds + " x LLN";
      case RANGE -> bounds.contains(BigDecimal.ONE) ? "normal" : "outside normal";
      case NONE ->
          unit.isEmpty() || unit.equals("{score}") ? bounds.toString() : bounds + " " + unit;
    };
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(
            DataNeed.Kind.MEASUREMENT,
            RelatedScales.with(measure),
            measure.code().map(List::of).orElse(List.of())));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    List<MeasuredFact> results = results(facts);
    Optional<MeasuredFact> scale =
        results.isEmpty() ? RelatedScales.other(measure, facts) : Optional.empty();
    if (results.isEmpty() && scale.isEmpty()) {
      results = DerivedValues.of(measure, facts).map(List::of).orElse(List.of());
    }
    if (results.isEmpty() && measure.id().equals("blood-pressure")) {
      return pressure().verdict(facts);
    }
    if (scale.isPresent() && !outside(day(scale.get()), facts.indexDate())) {
      Optional<Boolean> held = RelatedScales.holds(measure, bounds, scale.get());
      if (held.isPresent()) {
        String reason = scale.get().evidence().text() + "; asked is " + describe() + ".";
        List<FactEvidence> evidence = List.of(scale.get().evidence());
        return held.get()
            ? CriterionVerdict.met(reason, evidence)
            : CriterionVerdict.notMet(reason, evidence);
      }
    }
    if (results.isEmpty() && GradedCondition.absent(measure, facts)) {
      return CriterionVerdict.notMet(
          "The problem list is said to be complete and does not hold what "
              + measure.shown()
              + " grades.",
          facts.saysComplete(FactList.PROBLEMS));
    }
    if (results.isEmpty()) {
      Optional<CriterionVerdict> described = DescribedNyha.verdict(measure, bounds, facts);
      if (described.isPresent()) {
        return described.get();
      }
      return CriterionVerdict.unknown("There is no result of " + measure.shown() + ".", wanted());
    }
    List<MeasuredFact> latest = latest(results);
    LocalDate newest = day(latest.get(0));
    if (outside(newest, facts.indexDate())) {
      return CriterionVerdict.unknown(
          "The last " + measure.shown() + " is of " + newest + ", outside the time asked for.",
          List.of(latest.get(0).evidence()),
          wanted());
    }
    return compared(measure.id().equals("gestational-age") ? furthest(latest) : latest);
  }

  /** Those of the newest day, in their order; without a day is oldest. */
  private static List<MeasuredFact> latest(List<MeasuredFact> results) {
    List<MeasuredFact> latest = new ArrayList<>();
    LocalDate newest = LocalDate.MIN;
    for (MeasuredFact fact : results) {
      LocalDate day = day(fact);
      if (day.isAfter(newest)) {
        newest = day;
        latest.clear();
      }
      if (day.equals(newest)) {
        latest.add(fact);
      }
    }
    return latest;
  }

  private static LocalDate day(MeasuredFact fact) {
    return fact.on().orElse(LocalDate.MIN);
  }

  /** Of several gestational ages in one note the highest is that of its day. */
  private static List<MeasuredFact> furthest(List<MeasuredFact> latest) {
    return latest.stream()
        .max(Comparator.comparing(MeasuredFact::value))
        .map(List::of)
        .orElseThrow();
  }

  private List<MeasuredFact> results(PatientFacts facts) {
    Set<String> concepts =
        measure.id().equals("transaminases") ? TRANSAMINASES : Set.of(measure.id());
    return facts.measured(
        concepts, measure.code().map(code -> Set.of(code.code())).orElse(Set.of()));
  }

  /** A blood pressure without a name: from 100 on it is the systolic one. */
  private MeasureTest pressure() {
    BigDecimal number = bounds.low() == null ? bounds.high() : bounds.low();
    String name = number.intValue() >= LEAST_SYSTOLIC ? "systolic-bp" : "diastolic-bp";
    return new MeasureTest(
        type, MeasureBook.standard().find(name).orElseThrow(), bounds, unit, limit, window);
  }

  private boolean outside(LocalDate day, LocalDate index) {
    if (day.equals(LocalDate.MIN)) {
      return false;
    }
    LocalDate edge =
        window.isPresent() && window.get().anchored() && window.get().kind() == Window.Kind.WITHIN
            ? window.get().back(index)
            : index.minusDays(STALE_DAYS);
    return day.isBefore(edge) && !Set.of("height", "kellgren-lawrence").contains(measure.id());
  }

  private CriterionVerdict compared(List<MeasuredFact> latest) {
    List<FactEvidence> inside = new ArrayList<>();
    List<FactEvidence> beyond = new ArrayList<>();
    String shown = "";
    MeasureComparison comparison = new MeasureComparison(measure, bounds, unit, limit);
    for (MeasuredFact fact : latest) {
      Optional<Boolean> answer = comparison.holds(fact);
      shown = shown(fact);
      if (answer.isPresent()) {
        (answer.get() ? inside : beyond).add(fact.evidence());
      }
    }
    boolean sides = !inside.isEmpty() && !beyond.isEmpty();
    if (sides && charted(inside) != charted(beyond)) {
      // A row of the chart prevails over what a note says of the same day.
      (charted(inside) ? beyond : inside).clear();
      List<FactEvidence> kept = inside.isEmpty() ? beyond : inside;
      shown =
          latest.stream()
              .filter(fact -> kept.contains(fact.evidence()))
              .findFirst()
              .map(MeasureTest::shown)
              .orElse(shown);
    }
    String reason = measure.shown() + " is " + shown + "; asked is " + asked() + ".";
    if (!inside.isEmpty() && !beyond.isEmpty() && measure.id().equals("transaminases")) {
      return bounds.low() == null
          ? CriterionVerdict.notMet(reason, beyond)
          : CriterionVerdict.met(reason, inside);
    }
    if (!inside.isEmpty() && !beyond.isEmpty()) {
      List<FactEvidence> both = new ArrayList<>(inside);
      both.addAll(beyond);
      return CriterionVerdict.conflicting(
          "Results of " + measure.shown() + " of one day lie on both sides of " + asked() + ".",
          both,
          wanted());
    }
    if (inside.isEmpty() && beyond.isEmpty()) {
      return CriterionVerdict.unknown(
          measure.shown() + " is " + shown + ", which cannot be compared with " + asked() + ".",
          List.of(latest.get(0).evidence()),
          wanted());
    }
    return beyond.isEmpty()
        ? CriterionVerdict.met(reason, inside)
        : CriterionVerdict.notMet(reason, beyond);
  }

  private static boolean charted(List<FactEvidence> evidence) {
    return evidence.stream().anyMatch(one -> one.span().isEmpty());
  }

  private static String shown(MeasuredFact fact) {
    String number = fact.value().stripTrailingZeros().toPlainString();
    return fact.unit().isEmpty() || fact.unit().startsWith("{")
        ? number
        : number + " " + fact.unit();
  }

  private MissingItem wanted() {
    String what = measure.shown() + window.map(one -> " " + one).orElse("");
    boolean scale =
        measure.kind() == MeasureTerm.Kind.SCALE || measure.kind() == MeasureTerm.Kind.STATUS;
    return scale ? MissingItem.ask(what) : MissingItem.test(what, measure.code());
  }
}
