package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;

/** Words of a name that follow each other. */
final class NameRun {

  private final String text;
  private final Consumer<Identifier> found;
  private int first = -1;
  private int last = -1;
  private int pending = -1;
  private int pendingEnd = -1;

  NameRun(String text, Consumer<Identifier> found) {
    this.text = text;
    this.found = found;
  }

  boolean open() {
    return first >= 0;
  }

  void joining(int start, int end) {
    boolean initial = end - start == 1;
    if (pending < 0 && (!initial || dotted(end) || open())) {
      pending = start;
    }
    pendingEnd = end;
  }

  private boolean dotted(int end) {
    return end < text.length() && text.charAt(end) == '.';
  }

  void name(int start, int end) {
    if (first < 0) {
      first = pending >= 0 ? pending : start;
    }
    last = end;
    pending = -1;
  }

  void end() {
    if (first >= 0) {
      found.accept(new Identifier(IdentifierKind.NAME, first, pending >= 0 ? pendingEnd : last));
    }
    first = -1;
    pending = -1;
  }
}
