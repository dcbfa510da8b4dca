package org.chartwarden.calculators.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.fhir.model.FhirTime;

/**
 * A value that might fill an input.
 *
 * @param input name of the input
 * @param value as charted; empty where the source gives none that can be read
 * @param text how the source reads
 * @param comparator {@code <}, {@code <=}, {@code >=}, {@code >} or empty
 * @param source where it came from
 * @param label what the source calls it
 * @param time when it was true of the patient, where known
 * @param stored when it was stored, which decides between values of one time
 * @param rank place of its code among those of the input, which decides last
 * @param marks what a reader must know of it, for instance that it is preliminary
 * @param lost why it was not used; empty for the one that was
 */
public record InputCandidate(
    String input,
    Optional<InputValue> value,
    String text,
    String comparator,
    InputSource source,
    String label,
    Optional<FhirTime> time,
    Instant stored,
    int rank,
    List<String> marks,
    Optional<String> lost) {

  /**
   * Rank of what counts only where nothing else says otherwise, as a diagnosis that was refuted.
   */
  static final int LAST_RESORT = Integer.MAX_VALUE;

  /** Rank of what has none of the codes that are looked for. */
  static final int UNCODED = LAST_RESORT - 1;

  /**
   * Rank of a diagnosis that tells no degree where one must be chosen: it cannot be used, and
   * nothing may be assumed in its place.
   */
  static final int NO_DEGREE = -1;

  /** The oldest first. */
  static final Comparator<InputCandidate> OLDEST =
      Comparator.<InputCandidate, Boolean>comparing(c -> c.rank() == LAST_RESORT)
          .thenComparing(InputCandidate::moment)
          .thenComparing(InputCandidate::stored)
          .thenComparing(InputCandidate::rank);

  /** The newest first. */
  static final Comparator<InputCandidate> NEWEST =
      Comparator.<InputCandidate, Boolean>comparing(c -> c.rank() == LAST_RESORT)
          .thenComparing(InputCandidate::moment, Comparator.reverseOrder())
          .thenComparing(InputCandidate::stored, Comparator.reverseOrder())
          .thenComparing(InputCandidate::rank);

  public InputCandidate {
    marks = List.copyOf(marks);
  }

  /** A value that the caller gave. */
  static InputCandidate given(InputSpec input, InputValue value) {
    return undated(input, value, new InputSource.Given());
  }

  /** The day for which the calculation is made. */
  static InputCandidate today(InputSpec input, LocalDate day) {
    return undated(input, InputValue.of(day), new InputSource.AsOf());
  }

  private static InputCandidate undated(InputSpec input, InputValue value, InputSource source) {
    return new InputCandidate(
        input.name(),
        Optional.of(value),
        value.text(),
        "",
        source,
        input.label(),
        Optional.empty(),
        Instant.EPOCH,
        0,
        List.of(),
        Optional.empty());
  }

  InputCandidate losing(String reason) {
    return new InputCandidate(
        input,
        value,
        text,
        comparator,
        source,
        label,
        time,
        stored,
        rank,
        marks,
        Optional.of(reason));
  }

  InputCandidate marked(String mark) {
    List<String> more = new ArrayList<>(marks);
    more.add(mark);
    return new InputCandidate(
        input, value, text, comparator, source, label, time, stored, rank, more, lost);
  }

  /** The last moment that its time may mean; the earliest there is where no time is known. */
  Instant moment() {
    return time.map(t -> t.end().toInstant()).orElse(Instant.MIN);
  }

  /** Whether it says that something is there and not how far it has gone. */
  boolean tellsNoDegree() {
    return rank == NO_DEGREE;
  }

  /** Whether a measurement or an answer of the chart says it, to which rules of time apply. */
  boolean observed() {
    return source instanceof InputSource.Chart chart
        && chart.pointer().type().equals("Observation");
  }

  /** Where and when, for a person: {@code 1.2 mg/dL (chart, 2024-01-31)}. */
  public String told() {
    return text + " (" + source.kind() + time.map(t -> ", " + t.text()).orElse("") + ")";
  }
}
