package org.chartwarden.notes.values;

/** How near a value stands to its name. */
enum Nearness {

  /** Only signs and copulas. */
  RIGHT_BEHIND,
  /** Words that may stand between. */
  NEAR,
  APART
}
