package org.chartwarden.notes.measurements;

import java.util.List;

/** What a sentence holds for the reading of measurements, in order. */
sealed interface Item {

  /** Index of its first token. */
  int first();

  /** Index after its last token. */
  int end();

  /**
   * The name of a measurement.
   *
   * @param names everything it may mean, all with the same letters
   */
  record Name(List<MeasureName> names, int first, int end) implements Item {

    boolean is(String concept) {
      for (MeasureName name : names) {
        if (name.measured().id().equals(concept)) {
          return true;
        }
      }
      return false;
    }

    boolean finding() {
      return names.get(0).finding();
    }

    boolean follows() {
      for (MeasureName name : names) {
        if (!name.follows()) {
          return false;
        }
      }
      return true;
    }

    boolean terse() {
      return names.get(0).terse();
    }

    boolean brief() {
      return names.get(0).brief();
    }

    boolean sameAs(Name other) {
      return names.get(0).measured().id().equals(other.names().get(0).measured().id());
    }
  }

  /** A phrase that only looks like a measurement: the next value is its own. */
  record Decoy(int first, int end) implements Item {}

  /**
   * A number that may be a measured value.
   *
   * @param bracketed whether it stands alone in brackets behind another value
   */
  record Value(NumericValue number, boolean bracketed) implements Item {
    @Override
    public int first() {
      return number.first();
    }

    @Override
    public int end() {
      return number.end();
    }
  }
}
