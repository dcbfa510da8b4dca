package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.terms.MeasureTerm;

/**
 * Derives a value by its calculator from the facts. Nothing is derived when an input is not told; a
 * yes/no input counts as no only when the problem list is said to be complete.
 */
final class DerivedValues {

  private DerivedValues() {}

  static Optional<MeasuredFact> of(MeasureTerm measure, PatientFacts facts) {
    Optional<Calculator> calculator = measure.calculator().flatMap(CalculatorCatalog::find);
    if (calculator.isEmpty()) {
      return Optional.empty();
    }
    return facts.derived(
        "value of " + measure.id(), one -> computed(measure, calculator.get(), one));
  }

  private static Optional<MeasuredFact> computed(
      MeasureTerm measure, Calculator calculator, PatientFacts facts) {
    Map<String, InputValue> inputs = new HashMap<>();
    List<MeasuredFact> used = new ArrayList<>();
    for (InputSpec input : calculator.spec().inputs()) {
      input(input, facts, used).ifPresent(value -> inputs.put(input.name(), value));
      if (input instanceof InputSpec.Flag && !inputs.containsKey(input.name())) {
        return Optional.empty();
      }
    }
    CalculatorInputs.Check check = CalculatorInputs.check(calculator, inputs, Convention.CLINICAL);
    if (check.inputs().isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = calculator.compute(check.inputs().get()).number();
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day =
        used.stream().map(MeasuredFact::on).flatMap(Optional::stream).min(LocalDate::compareTo);
    FactEvidence evidence = used.isEmpty() ? facts.person().evidence() : used.get(0).evidence();
    return Optional.of(
        new MeasuredFact(
            measure.id(),
            List.of(),
            number.get(),
            Bound.EXACT,
            calculator.spec().unit(),
            day,
            Optional.empty(),
            Optional.empty(),
            evidence));
  }

  private static Optional<InputValue> input(
      InputSpec input, PatientFacts facts, List<MeasuredFact> used) {
    if (input.concepts().contains("age")) {
      return facts.ageYears().map(years -> InputValue.of(BigDecimal.valueOf(years), "a"));
    }
    if (input.concepts().contains("sex")) {
      return facts.person().sex() == PersonSex.UNKNOWN
          ? Optional.empty()
          : Optional.of(
              InputValue.of(facts.person().sex().name().toLowerCase(java.util.Locale.ROOT)));
    }
    if (input instanceof InputSpec.Flag) {
      return flag(input, facts);
    }
    MeasuredFact newest = null;
    for (MeasuredFact fact : facts.measured(input.concepts(), List.of())) {
      boolean later =
          newest == null
              || fact.on().orElse(LocalDate.MIN).isAfter(newest.on().orElse(LocalDate.MIN));
      if (fact.bound() == Bound.EXACT && later) {
        newest = fact;
      }
    }
    if (newest == null) {
      return Optional.empty();
    }
    used.add(newest);
    return Optional.of(InputValue.of(newest.value(), newest.unit()));
  }

  private static Optional<InputValue> flag(InputSpec input, PatientFacts facts) {
    for (ProblemFact fact : facts.problems()) {
      FactName name = fact.name();
      boolean present = fact.state() == FactState.PRESENT || fact.state() == FactState.PAST;
      if (present && input.concepts().stream().anyMatch(name.concepts()::contains)) {
        return Optional.of(InputValue.of(true));
      }
    }
    return facts.isComplete(FactList.PROBLEMS)
        ? Optional.of(InputValue.of(false))
        : Optional.empty();
  }
}
