package org.chartwarden.calculators.intake;

import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;

/** Where a value of an input came from. */
public sealed interface InputSource {

  /** The caller gave it. */
  record Given() implements InputSource {
    @Override
    public String kind() {
      return "given";
    }
  }

  /** A version of a resource of the chart says it. */
  record Chart(RecordPointer pointer) implements InputSource {
    @Override
    public String kind() {
      return "chart";
    }
  }

  /**
   * A note says it.
   *
   * @param document the note, where it is stored
   * @param span the words
   */
  record Note(Optional<RecordPointer> document, TextSpan span) implements InputSource {
    @Override
    public String kind() {
      return "note";
    }
  }

  /** The time that the calculation is for says it. */
  record AsOf() implements InputSource {
    @Override
    public String kind() {
      return "as-of";
    }
  }

  /** {@code given}, {@code chart}, {@code note} or {@code as-of}. */
  String kind();
}
