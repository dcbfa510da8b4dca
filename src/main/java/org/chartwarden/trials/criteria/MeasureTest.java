package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Quantity.Limit;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitProblem;

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

  private static final String FASTING = "fasting-";
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
      case RANGE -> "outside normal";
      case NONE ->
          unit.isEmpty() || unit.equals("{score}") ? bounds.toString() : bounds + " " + unit;
    };
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(
            DataNeed.Kind.MEASUREMENT,
            Set.of("kps", "ecog").contains(measure.id())
                ? Set.of("kps", "ecog")
                : Set.of(measure.id()),
            measure.code().map(List::of).orElse(List.of())));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    List<MeasuredFact> results = new ArrayList<>(results(facts));
    if (results.isEmpty()) {
      DerivedValues.of(measure, facts).ifPresent(results::add);
    }
    if (results.isEmpty() && measure.id().equals("blood-pressure")) {
      return pressure().verdict(facts);
    }
    Optional<MeasuredFact> scale =
        results.isEmpty() ? PerformanceScales.other(measure, facts) : Optional.empty();
    if (scale.isPresent() && !outside(scale.get().on().orElse(LocalDate.MIN), facts.indexDate())) {
      Optional<Boolean> held = PerformanceScales.holds(measure, bounds, scale.get());
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
      return CriterionVerdict.unknown("There is no result of " + measure.shown() + ".", wanted());
    }
    results.sort(
        Comparator.comparing((MeasuredFact fact) -> fact.on().orElse(LocalDate.MIN)).reversed());
    LocalDate newest = results.get(0).on().orElse(LocalDate.MIN);
    List<MeasuredFact> latest =
        results.stream().filter(fact -> fact.on().orElse(LocalDate.MIN).equals(newest)).toList();
    if (outside(newest, facts.indexDate())) {
      return CriterionVerdict.unknown(
          "The last " + measure.shown() + " is of " + newest + ", outside the time asked for.",
          List.of(latest.get(0).evidence()),
          wanted());
    }
    return compared(measure.id().equals("gestational-age") ? furthest(latest) : latest);
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
    for (MeasuredFact fact : latest) {
      Optional<Boolean> answer = holds(fact);
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

  /** Whether a result lies within the bounds; empty when that cannot be said. */
  private Optional<Boolean> holds(MeasuredFact fact) {
    Optional<BigDecimal> value =
        switch (limit) {
          case NONE -> inUnit(fact);
          case RANGE -> inRange(fact);
          case UPPER, LOWER -> multiple(fact);
        };
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (fact.bound()) {
      case EXACT, ABOUT -> Optional.of(bounds.contains(value.get()));
      case GREATER, GREATER_OR_EQUAL -> {
        if (bounds.containsAllAbove(value.get())) {
          yield Optional.of(true);
        }
        yield bounds.high() != null && value.get().compareTo(bounds.high()) >= 0
            ? Optional.of(false)
            : Optional.empty();
      }
      case LESS, LESS_OR_EQUAL -> {
        if (bounds.containsAllBelow(value.get())) {
          yield Optional.of(true);
        }
        yield bounds.low() != null && value.get().compareTo(bounds.low()) <= 0
            ? Optional.of(false)
            : Optional.empty();
      }
    };
  }

  private Optional<BigDecimal> inUnit(MeasuredFact fact) {
    boolean bare = unit.isEmpty() || unit.startsWith("{") || fact.unit().equals(unit);
    if (bare) {
      boolean sameKind =
          fact.unit().equals(unit)
              || fact.unit().isEmpty()
              || fact.unit().startsWith("{")
              || unit.startsWith("{")
              || fact.unit().equals(measure.unit());
      return sameKind ? Optional.of(fact.value()) : Optional.empty();
    }
    boolean scored =
        measure.kind() == MeasureTerm.Kind.STATUS || measure.kind() == MeasureTerm.Kind.SCALE;
    if (fact.unit().isEmpty()) {
      return scored && unit.equals(measure.unit()) ? Optional.of(fact.value()) : Optional.empty();
    }
    boolean clearance = isClearance(fact.unit()) && isClearance(unit);
    if (clearance) {
      return Optional.of(fact.value());
    }
    if (measure.id().equals("hba1c") && !fact.unit().equals(unit)) {
      return GlycatedHemoglobin.in(fact.value(), fact.unit(), unit);
    }
    // The same substance, whenever the blood was taken.
    String substanceId =
        measure.id().startsWith(FASTING) ? measure.id().substring(FASTING.length()) : measure.id();
    Optional<Concept> concept = ClinicalVocabulary.standard().byId(substanceId);
    Substance substance =
        concept
            .map(one -> Substance.of(one.molarMass(), one.ionCharge()))
            .orElse(Substance.UNKNOWN);
    try {
      return Optional.of(
          UnitConverter.convert(new Amount(fact.value(), fact.unit()), unit, substance).value());
    } catch (UnitProblem e) {
      // The two units measure different things: the result settles nothing.
      return Optional.empty();
    }
  }

  /** Criteria write filtration rates with and without the body surface. */
  private static boolean isClearance(String unit) {
    return unit.startsWith("mL/min");
  }

  /** 1 within the limits of normal, 0 outside. */
  private Optional<BigDecimal> inRange(MeasuredFact fact) {
    Optional<BigDecimal> high = limitOf(fact, Limit.UPPER);
    Optional<BigDecimal> low = limitOf(fact, Limit.LOWER);
    boolean above = high.isPresent() && fact.value().compareTo(high.get()) > 0;
    boolean below = low.isPresent() && fact.value().compareTo(low.get()) < 0;
    if (above || below) {
      return Optional.of(BigDecimal.ZERO);
    }
    return high.isPresent() && low.isPresent() ? Optional.of(BigDecimal.ONE) : Optional.empty();
  }

  private Optional<BigDecimal> multiple(MeasuredFact fact) {
    Optional<BigDecimal> end = limitOf(fact, limit);
    return end.isEmpty() || end.get().signum() == 0
        ? Optional.empty()
        : Optional.of(fact.value().divide(end.get(), 6, java.math.RoundingMode.HALF_EVEN));
  }

  /** A limit of normal as the record gives it, else the usual one, in the unit of the result. */
  private Optional<BigDecimal> limitOf(MeasuredFact fact, Limit asked) {
    Optional<BigDecimal> end = asked == Limit.UPPER ? fact.high() : fact.low();
    if (end.isPresent()) {
      return end;
    }
    Optional<Concept> concept = ClinicalVocabulary.standard().byId(measure.id());
    BigDecimal usual =
        concept.map(one -> asked == Limit.UPPER ? one.high() : one.low()).orElse(null);
    if (usual == null || concept.get().unit() == null || fact.unit().isEmpty()) {
      return Optional.empty();
    }
    try {
      Substance substance = Substance.of(concept.get().molarMass(), concept.get().ionCharge());
      return Optional.of(
          UnitConverter.convert(new Amount(usual, concept.get().unit()), fact.unit(), substance)
              .value());
    } catch (UnitProblem e) {
      // No usual range in this unit: the multiple is not known.
      return Optional.empty();
    }
  }

  private MissingItem wanted() {
    String what = measure.shown() + window.map(one -> " " + one).orElse("");
    boolean scale =
        measure.kind() == MeasureTerm.Kind.SCALE || measure.kind() == MeasureTerm.Kind.STATUS;
    return scale ? MissingItem.ask(what) : MissingItem.test(what, measure.code());
  }
}
