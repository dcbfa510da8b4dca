package org.chartwarden.calculators.intake;

import java.util.Set;

/** What lies above a code in its code system. */
@FunctionalInterface
interface Hierarchy {

  /** The code itself and every code above it; the code alone where nothing is known of it. */
  Set<String> selfAndAbove(String system, String code);
}
