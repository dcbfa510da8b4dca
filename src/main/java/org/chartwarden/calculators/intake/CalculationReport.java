package org.chartwarden.calculators.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Assumption;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.notes.vocabulary.Code;

/**
 * A calculation with the way to it.
 *
 * @param spec what was computed
 * @param convention by which reading
 * @param timeRule which of several charted values counted
 * @param asOf the time that the calculation is for
 * @param patient logical id of the patient, if any
 * @param encounter logical id of the encounter that was looked at, if any
 * @param inputs every input in the order of the calculator
 * @param missing required inputs that nobody has
 * @param missingOneOf groups of inputs of which at least one is needed and none is there
 * @param conflicts where what was given, charted and noted differ
 * @param problems every input that cannot be used
 * @param remarks limits of the result, one sentence each
 * @param result empty when something is missing or wrong
 */
public record CalculationReport(
    CalculatorSpec spec,
    Convention convention,
    TimeRule timeRule,
    OffsetDateTime asOf,
    Optional<String> patient,
    Optional<String> encounter,
    List<InputReport> inputs,
    List<MissingInput> missing,
    List<List<String>> missingOneOf,
    List<Conflict> conflicts,
    List<InputProblem> problems,
    List<String> remarks,
    Optional<CalculatorResult> result) {

  /**
   * One input.
   *
   * @param spec what it is
   * @param used the value that was used; empty when there was none
   * @param converted for a number, the value in the unit of the formula
   * @param assumed what the calculator took by its own rule because nobody documented it
   * @param stale whether the value is older than it stands for
   * @param age time from the value to the time of the calculation
   * @param rule what picked it: given, the time rule, the only source of its kind, or the note
   * @param alternatives what else there was, with why it was not used; at most ten
   * @param codes codes that were looked for in the chart
   */
  public record InputReport(
      InputSpec spec,
      Optional<InputCandidate> used,
      Optional<BigDecimal> converted,
      Optional<Assumption> assumed,
      boolean stale,
      Optional<Duration> age,
      String rule,
      List<InputCandidate> alternatives,
      List<Code> codes) {
    public InputReport {
      alternatives = List.copyOf(alternatives);
      codes = List.copyOf(codes);
    }
  }

  /**
   * A required input that nobody has.
   *
   * @param codes codes that were looked for in the chart
   * @param reason why there is none, in one sentence
   */
  public record MissingInput(String input, String label, List<Code> codes, String reason) {
    public MissingInput {
      codes = List.copyOf(codes);
    }
  }

  /**
   * Sources that differ.
   *
   * @param used what was used
   * @param others what the other sources say
   */
  public record Conflict(String input, InputCandidate used, List<InputCandidate> others) {
    public Conflict {
      others = List.copyOf(others);
    }

    /** One sentence. */
    public String message() {
      List<String> told = others.stream().map(InputCandidate::told).toList();
      return input + ": " + used.told() + " was used; it differs from " + String.join(", ", told);
    }
  }

  public CalculationReport {
    inputs = List.copyOf(inputs);
    missing = List.copyOf(missing);
    missingOneOf = List.copyOf(missingOneOf);
    conflicts = List.copyOf(conflicts);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /** Whether there is an answer. */
  public boolean computed() {
    return result.filter(r -> !(r.answer() instanceof CalculatorResult.NotComputable)).isPresent();
  }

  /** What the calculator took by its own rule. */
  public List<Assumption> assumptions() {
    return inputs.stream().flatMap(i -> i.assumed().stream()).toList();
  }

  /** Problems of what the caller gave. */
  public List<InputProblem> problemsOfGiven() {
    return problems.stream()
        .filter(
            p ->
                inputs.stream()
                    .filter(i -> i.spec().name().equals(p.input()))
                    .flatMap(i -> i.used().stream())
                    .allMatch(c -> c.source() instanceof InputSource.Given))
        .toList();
  }

  /** The facts of the record that the result rests on, each once. */
  public List<Evidence> evidence() {
    List<Evidence> facts = new ArrayList<>();
    for (InputReport input : inputs) {
      input
          .used()
          .filter(c -> c.source() instanceof InputSource.Chart)
          .map(
              c ->
                  new Evidence(
                      ((InputSource.Chart) c.source()).pointer(), c.label() + ": " + c.told()))
          .ifPresent(facts::add);
    }
    return facts;
  }
}
