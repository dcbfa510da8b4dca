package org.chartwarden.cli.bench.medcalc;

import java.util.Optional;
import java.util.function.Consumer;

/** Notices that a model did not read a note, so that its row is not counted as the model's. */
public final class UnreadNotes implements Consumer<String> {

  private String last;
  private int count;

  @Override
  public void accept(String because) {
    last = because;
    count++;
  }

  /** Why the note since the last call was not read, if it was not. */
  Optional<String> take() {
    Optional<String> because = Optional.ofNullable(last);
    last = null;
    return because;
  }

  /** How many were not read. */
  public int count() {
    return count;
  }
}
