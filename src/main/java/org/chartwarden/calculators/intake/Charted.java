package org.chartwarden.calculators.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Makes candidates of one resource of the chart.
 *
 * @param version the resource
 * @param label what it calls what it says
 * @param time when that was true of the patient
 * @param marks what holds for every value in it
 */
record Charted(ResourceVersion version, String label, Optional<FhirTime> time, List<String> marks) {

  Charted {
    marks = List.copyOf(marks);
  }

  /** A value at a path of the resource. */
  InputCandidate value(InputSpec input, InputValue value, String text, String path, int rank) {
    return candidate(input, Optional.of(value), text, "", path, rank, Optional.empty());
  }

  /** As {@link #value}, for a number that is a bound. */
  InputCandidate bound(
      InputSpec input, InputValue value, String text, String comparator, String path, int rank) {
    return candidate(input, Optional.of(value), text, comparator, path, rank, Optional.empty());
  }

  /** What cannot be used, with the reason. */
  InputCandidate unusable(InputSpec input, String text, String path, String reason) {
    return candidate(input, Optional.empty(), text, "", path, 0, Optional.of(reason));
  }

  /** A diagnosis that tells no degree. */
  InputCandidate withoutDegree(InputSpec input, String text, String path, String reason) {
    return candidate(
        input, Optional.empty(), text, "", path, InputCandidate.NO_DEGREE, Optional.of(reason));
  }

  private InputCandidate candidate(
      InputSpec input,
      Optional<InputValue> value,
      String text,
      String comparator,
      String path,
      int rank,
      Optional<String> lost) {
    RecordPointer pointer = version.pointer(path);
    Instant stored = version.lastUpdated();
    return new InputCandidate(
        input.name(),
        value,
        text,
        comparator,
        new InputSource.Chart(pointer),
        label,
        time,
        stored,
        rank,
        marks,
        lost);
  }
}
