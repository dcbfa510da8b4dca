package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.fhir.model.FhirTime;

/** What conditions, procedures and medications have in common as evidence of a yes/no item. */
final class FlagFacts {

  private FlagFacts() {}

  /** The first of some elements that is a time. */
  static Optional<FhirTime> time(JsonNode tree, ChartMoment moment, String... pointers) {
    for (String pointer : pointers) {
      JsonNode element = tree.at(pointer);
      if (element.isTextual()) {
        Optional<FhirTime> time = FhirTime.of(element.asText(), moment.offset());
        if (time.isPresent()) {
          return time;
        }
      }
    }
    return Optional.empty();
  }

  /** Present, unless it lies after the moment or before the time that the input looks back. */
  static InputCandidate present(
      Charted charted, InputSpec.Flag flag, String text, String path, ChartMoment moment) {
    Optional<String> outside = outside(charted, flag, moment);
    return outside.isPresent()
        ? charted.unusable(flag, text, path, outside.get())
        : charted.value(flag, InputValue.of(true), text, path, 0);
  }

  private static Optional<String> outside(
      Charted charted, InputSpec.Flag flag, ChartMoment moment) {
    Optional<FhirTime> time = charted.time();
    if (time.isPresent() && moment.later(time.get())) {
      return Optional.of("it is later than " + moment.told());
    }
    if (flag.lookback() == null) {
      return Optional.empty();
    }
    String period = Periods.words(flag.lookback());
    if (time.isEmpty()) {
      return Optional.of("no date is charted, and only the last " + period + " count");
    }
    return time.get().end().isBefore(moment.asOf().minus(flag.lookback()))
        ? Optional.of("it lies before the last " + period + ", which count")
        : Optional.empty();
  }
}
