package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.fhir.model.FhirTime;

/**
 * Finds which of several values of each input make a score worst. Values of one moment are tried
 * together first, since the parts of one blood gas belong together; then input by input until
 * nothing makes the score worse.
 */
final class WorstRule {

  private static final int ROUNDS = 4;
  private static final int MOST_VALUES = 300;

  private final Calculator calculator;
  private final Convention convention;
  private final Map<String, InputValue> fixed;
  private final Map<String, List<InputCandidate>> options;
  private final Map<String, InputCandidate> chosen = new HashMap<>();
  private final boolean lowerIsWorse;
  private double worst;

  /**
   * Prepares the search.
   *
   * @param fixed values that are not in question
   * @param options by input, the values to choose from, the newest first; none empty
   */
  WorstRule(
      Calculator calculator,
      Convention convention,
      Map<String, InputValue> fixed,
      Map<String, List<InputCandidate>> options) {
    this.calculator = calculator;
    this.lowerIsWorse = calculator.spec().lowerIsWorse();
    this.convention = convention;
    this.fixed = fixed;
    this.options = distinct(options);
  }

  private static Map<String, List<InputCandidate>> distinct(
      Map<String, List<InputCandidate>> options) {
    Map<String, List<InputCandidate>> distinct = new HashMap<>();
    options.forEach(
        (input, candidates) -> {
          Set<String> texts = new LinkedHashSet<>();
          List<InputCandidate> kept = new ArrayList<>();
          for (InputCandidate candidate : candidates) {
            if (kept.size() < MOST_VALUES && texts.add(candidate.value().orElseThrow().text())) {
              kept.add(candidate);
            }
          }
          distinct.put(input, kept);
        });
    return distinct;
  }

  /** The value of each input; the newest of each where the score cannot be computed. */
  Map<String, InputCandidate> choose() {
    options.forEach((input, candidates) -> chosen.put(input, candidates.get(0)));
    OptionalDouble start = score(chosen);
    if (start.isEmpty()) {
      return chosen;
    }
    worst = start.getAsDouble();
    together();
    for (int round = 0; round < ROUNDS && apart(); round++) {
      // Goes on as long as a round made the score worse.
    }
    return chosen;
  }

  private void together() {
    Map<FhirTime, Map<String, InputCandidate>> byTime = new HashMap<>();
    options.forEach(
        (input, candidates) ->
            candidates.forEach(
                c ->
                    c.time()
                        .ifPresent(
                            t ->
                                byTime
                                    .computeIfAbsent(t, k -> new HashMap<>())
                                    .putIfAbsent(input, c))));
    for (Map<String, InputCandidate> sample : byTime.values()) {
      if (sample.size() > 1) {
        Map<String, InputCandidate> trial = new HashMap<>(chosen);
        trial.putAll(sample);
        take(trial);
      }
    }
  }

  private boolean apart() {
    boolean worse = false;
    for (Map.Entry<String, List<InputCandidate>> input : options.entrySet()) {
      for (InputCandidate candidate : input.getValue()) {
        Map<String, InputCandidate> trial = new HashMap<>(chosen);
        trial.put(input.getKey(), candidate);
        worse |= take(trial);
      }
    }
    return worse;
  }

  private boolean take(Map<String, InputCandidate> trial) {
    OptionalDouble score = score(trial);
    if (score.isEmpty() || score.getAsDouble() <= worst) {
      return false;
    }
    worst = score.getAsDouble();
    chosen.putAll(trial);
    return true;
  }

  private OptionalDouble score(Map<String, InputCandidate> trial) {
    Map<String, InputValue> values = new HashMap<>(fixed);
    trial.forEach((input, candidate) -> values.put(input, candidate.value().orElseThrow()));
    return CalculatorInputs.check(calculator, values, convention)
        .inputs()
        .flatMap(inputs -> calculator.compute(inputs).number())
        .map(
            number ->
                OptionalDouble.of(lowerIsWorse ? -number.doubleValue() : number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }
}
