package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;

/** Finds identifiers of one sort in a text. */
interface IdentifierDetector {

  /** Tells every identifier it finds, in any order. */
  void find(String text, Consumer<Identifier> found);
}
