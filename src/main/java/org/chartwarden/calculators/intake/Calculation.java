package org.chartwarden.calculators.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.fhir.model.FhirTime;

/** One calculation from what was found: merge, compute, report. */
final class Calculation {

  private static final int MOST_ALTERNATIVES = 10;

  private final CalculationRequest request;
  private final Calculator calculator;
  private final CalculatorSpec spec;
  private final ChartMoment moment;
  private final InputPlan plan;
  private final Map<String, Contest> contests = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  Calculation(
      CalculationRequest request,
      ChartMoment moment,
      ChartFindings chart,
      NoteInputs.Findings note) {
    this.request = request;
    this.calculator = request.calculator();
    this.spec = calculator.spec();
    this.moment = moment;
    this.plan = InputPlan.of(spec);
    remarks.addAll(chart.remarks());
    remarks.addAll(note.remarks());
    for (InputSpec input : spec.inputs()) {
      Optional<InputCandidate> given =
          Optional.ofNullable(request.given().get(input.name()))
              .map(value -> InputCandidate.given(input, value));
      contests.put(
          input.name(),
          new Contest(
              input, moment, given, chart.of(input.name()), noted(input, note), this::fault));
    }
  }

  private List<InputCandidate> noted(InputSpec input, NoteInputs.Findings note) {
    List<InputCandidate> noted = new ArrayList<>();
    for (NoteInputs.Found found : note.values()) {
      if (found.input().equals(input.name())) {
        noted.add(
            new InputCandidate(
                input.name(),
                Optional.of(found.value()),
                found.value().text(),
                "",
                new InputSource.Note(
                    request.note().flatMap(CalculationRequest.NoteGiven::document), found.span()),
                found.reason(),
                found.time().map(t -> new FhirTime(t.toString(), t, t)),
                Instant.EPOCH,
                noted.size(),
                List.of(),
                Optional.empty()));
      }
    }
    return noted;
  }

  /** Why the calculator cannot take a value for an input. */
  private Optional<String> fault(InputCandidate candidate) {
    return CalculatorInputs.check(
            calculator,
            Map.of(candidate.input(), candidate.value().orElseThrow()),
            request.convention())
        .problems()
        .stream()
        .filter(p -> p.input().equals(candidate.input()))
        .map(p -> p.message())
        .findFirst();
  }

  CalculationReport report() {
    if (moment.rule() == TimeRule.WORST_24H) {
      chooseWorst();
    }
    Map<String, InputValue> values = chosen();
    Map<String, InputValue> checked = new HashMap<>(request.given());
    checked.putAll(values);
    CalculatorInputs.Check check =
        CalculatorInputs.check(calculator, checked, request.convention());
    List<CalculationReport.MissingInput> missing =
        new ArrayList<>(check.missing().stream().map(this::missing).toList());
    contests.values().stream()
        .filter(contest -> contest.withoutDegree().isPresent())
        .map(contest -> contest.input().name())
        .filter(name -> !check.missing().contains(name))
        .forEach(name -> missing.add(missing(name)));
    Optional<CalculatorResult> result =
        missing.isEmpty() ? check.inputs().map(calculator::compute) : Optional.empty();
    result.ifPresent(r -> bounds(values, r));
    contests
        .values()
        .forEach(
            contest ->
                contest
                    .passedOver()
                    .forEach(
                        c ->
                            remarks.add("newer " + c.told() + " was not used: " + c.lost().get())));
    List<CalculationReport.InputReport> inputs = new ArrayList<>();
    for (Contest contest : contests.values()) {
      inputs.add(reported(contest, check));
    }
    List<String> all = new ArrayList<>(check.remarks());
    all.addAll(remarks);
    staleness(inputs).ifPresent(all::add);
    return new CalculationReport(
        spec,
        request.convention(),
        moment.rule(),
        moment.asOf(),
        request.patient(),
        moment.encounter(),
        inputs,
        missing,
        check.missingOneOf(),
        conflicts(),
        check.problems(),
        all,
        result);
  }

  private Map<String, InputValue> chosen() {
    Map<String, InputValue> values = new HashMap<>();
    contests.forEach(
        (name, contest) -> contest.winner().ifPresent(w -> values.put(name, w.value().get())));
    return values;
  }

  private void chooseWorst() {
    Map<String, List<InputCandidate>> options = new HashMap<>();
    contests.forEach(
        (name, contest) -> {
          if (!contest.open().isEmpty()) {
            options.put(name, contest.open());
          }
        });
    Map<String, InputValue> fixed = chosen();
    options.keySet().forEach(fixed::remove);
    new WorstRule(calculator, request.convention(), fixed, options)
        .choose()
        .forEach((name, candidate) -> contests.get(name).choose(candidate));
  }

  /** Says how far the result may be off where a value is charted as a bound. */
  private void bounds(Map<String, InputValue> values, CalculatorResult result) {
    Map<String, InputValue> other = new HashMap<>(values);
    List<String> bounded = new ArrayList<>();
    contests.forEach(
        (name, contest) ->
            contest
                .winner()
                .filter(w -> !w.comparator().isEmpty())
                .ifPresent(
                    w -> {
                      InputSpec.Quantity quantity = (InputSpec.Quantity) contest.input();
                      boolean below = w.comparator().startsWith("<");
                      BigDecimal end = below ? quantity.low() : quantity.high();
                      other.put(name, InputValue.of(end, quantity.unit()));
                      bounded.add(contest.input().label() + " " + w.text());
                    }));
    if (bounded.isEmpty()) {
      return;
    }
    String what = String.join(" and ", bounded) + " computed at the limit";
    Optional<CalculatorResult> far =
        CalculatorInputs.check(calculator, other, request.convention())
            .inputs()
            .map(calculator::compute);
    String here = result.answer().text();
    if (far.isEmpty()) {
      remarks.add(what + "; the true result differs");
    } else if (far.get().answer().text().equals(here)) {
      remarks.add(what + "; any plausible value gives the same result");
    } else {
      remarks.add(
          what
              + "; at the other end of what is plausible the result would be "
              + far.get().answer().text());
    }
  }

  private CalculationReport.InputReport reported(Contest contest, CalculatorInputs.Check check) {
    InputSpec input = contest.input();
    Optional<InputCandidate> used = contest.winner();
    Optional<Duration> age =
        used.flatMap(InputCandidate::time)
            .map(t -> Duration.between(t.end(), moment.asOf()))
            .map(d -> d.isNegative() ? Duration.ZERO : d);
    boolean stale =
        input instanceof InputSpec.Quantity quantity
            && quantity.freshFor() != null
            && used.flatMap(InputCandidate::time)
                .filter(t -> t.end().plus(quantity.freshFor()).isBefore(moment.asOf()))
                .isPresent();
    return new CalculationReport.InputReport(
        input,
        used,
        Optional.ofNullable(check.converted().get(input.name())),
        contest.withoutDegree().isPresent()
            ? Optional.empty()
            : check.assumptions().stream().filter(a -> a.input().equals(input.name())).findFirst(),
        stale,
        age,
        contest.rule(),
        contest.losers().stream().limit(MOST_ALTERNATIVES).toList(),
        plan.wanted(input.name()).family().codes());
  }

  private static Optional<String> staleness(List<CalculationReport.InputReport> inputs) {
    List<String> stale =
        inputs.stream()
            .filter(CalculationReport.InputReport::stale)
            .map(
                i ->
                    i.spec().label()
                        + " ("
                        + i.used().flatMap(InputCandidate::time).map(FhirTime::text).orElse("")
                        + ")")
            .toList();
    return stale.isEmpty()
        ? Optional.empty()
        : Optional.of("older than it stands for: " + String.join(", ", stale));
  }

  private CalculationReport.MissingInput missing(String name) {
    Contest contest = contests.get(name);
    InputSpec input = contest.input();
    List<InputCandidate> losers = contest.withoutDegree().map(List::of).orElseGet(contest::losers);
    String reason;
    if (!losers.isEmpty()) {
      InputCandidate first = losers.get(0);
      reason = first.told() + " cannot be used: " + first.lost().orElse("it does not fit");
    } else if (request.patient().isPresent()) {
      reason =
          input.concepts().isEmpty()
              ? "only a person can give it"
              : "nothing is charted under its codes up to " + moment.told();
    } else {
      reason = "it was not given" + (request.note().isPresent() ? " and the note has none" : "");
    }
    return new CalculationReport.MissingInput(
        name, input.label(), plan.wanted(name).family().codes(), input.label() + ": " + reason);
  }

  private List<CalculationReport.Conflict> conflicts() {
    List<CalculationReport.Conflict> conflicts = new ArrayList<>();
    for (Contest contest : contests.values()) {
      Optional<InputCandidate> used = contest.winner();
      List<InputCandidate> others =
          contest.rivals().stream()
              .filter(r -> !new SameValue(calculator, request.convention()).test(used.get(), r))
              .toList();
      if (!others.isEmpty()) {
        conflicts.add(new CalculationReport.Conflict(contest.input().name(), used.get(), others));
      }
    }
    return conflicts;
  }
}
