package org.chartwarden.consistency.rules;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.claims.ClaimedValue;

/**
 * A number of a note and the number of a row.
 *
 * @param claim the number of the note
 * @param row the number of the row
 * @param concepts ids of the vocabulary that the row means
 */
record NumberPair(ClaimedValue claim, ChartedValue row, List<String> concepts) {

  /** The numbers of statement and row; empty when one of them is no number. */
  static Optional<NumberPair> of(RuleCase given) {
    Optional<ClaimedValue> claim = given.claim().value().filter(ClaimedValue::isNumber);
    Optional<ChartedValue> row = given.row().value().filter(ChartedValue::isNumber);
    return claim.isEmpty() || row.isEmpty()
        ? Optional.empty()
        : Optional.of(new NumberPair(claim.get(), row.get(), given.row().concepts()));
  }

  /** How they lie to each other. */
  NumberFit fit() {
    return NumberFit.of(claim, row, concepts);
  }
}
