package org.chartwarden.notes.values;

import java.util.Set;

/**
 * One way to name something that wards measure.
 *
 * @param concept id of the concept; null for a phrase that only looks like a measurement
 * @param kind what sort of thing it is
 * @param display its name in full
 * @param letters its letters as listed, without blanks and hyphens
 * @param follows whether it stands behind its value ("tall")
 */
record WardName(String concept, ValueKind kind, String display, String letters, boolean follows) {

  /** Whether its result can be words, as "negative". */
  boolean worded() {
    return kind == ValueKind.LAB || "cam-icu".equals(concept);
  }

  boolean fluid() {
    return kind == ValueKind.INTAKE || kind == ValueKind.OUTPUT;
  }

  /** Whether it measures one of some concepts. */
  boolean isOf(Set<String> concepts) {
    return concept != null && concepts.contains(concept);
  }
}
