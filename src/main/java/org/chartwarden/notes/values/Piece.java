package org.chartwarden.notes.values;

import java.util.List;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.times.TimeMention;

/** What a sentence holds for the reading of values, in order. */
sealed interface Piece {

  /** Index of its first token. */
  int first();

  /** Index after its last token. */
  int end();

  /**
   * The name of something measured.
   *
   * @param weak whether its value must stand right behind it
   * @param common whether it is a word that means other things as well
   */
  record Name(List<WardName> names, boolean weak, boolean common, int first, int end)
      implements Piece {

    boolean decoy() {
      for (WardName name : names) {
        if (name.concept() != null) {
          return false;
        }
      }
      return true;
    }

    boolean is(String concept) {
      for (WardName name : names) {
        if (concept.equals(name.concept())) {
          return true;
        }
      }
      return false;
    }

    /** Whether words can be its result. */
    boolean worded() {
      for (WardName name : names) {
        if (name.worded()) {
          return true;
        }
      }
      return false;
    }

    boolean fluid() {
      for (WardName name : names) {
        if (name.fluid()) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * A number.
   *
   * @param spelled whether it is written in words
   */
  record Value(NumericValue number, boolean spelled, int first, int end) implements Piece {}

  /** Numbers with strokes between them: 7.26 / 61 / 68. */
  record Chain(List<NumericValue> numbers, int missing, int first, int end) implements Piece {}

  /** The terms of a sum, whose result follows. */
  record Terms(int first, int end) implements Piece {}

  /** Words that tell a time. */
  record When(TimeMention time, int first, int end) implements Piece {}

  /** An arrow from the older to the newer value, or back. */
  record Arrow(boolean back, int first, int end) implements Piece {}
}
