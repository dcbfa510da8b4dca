package org.chartwarden.agent.approval;

import java.util.Locale;

/** Where a proposed change stands. */
public enum ChangeStatus {
  /** Waits for a decision. */
  PROPOSED,
  /** Decided for, and being applied in the same transaction; not seen from outside. */
  APPROVED,
  /** Stored in the record. */
  APPLIED,
  /** Decided against. */
  REJECTED,
  /** Decided for, but the record refused it. */
  FAILED;

  /** The status as the API and the table show it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ChangeStatus ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
