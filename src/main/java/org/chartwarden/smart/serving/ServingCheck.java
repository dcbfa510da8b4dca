package org.chartwarden.smart.serving;

import java.util.Optional;

/** One reason not to serve. */
interface ServingCheck {

  /** Looked for in the local profile too. */
  default boolean everywhere() {
    return false;
  }

  /**
   * Looks at the facts.
   *
   * @return empty when all is well, else a sentence that names the key and what to set
   */
  Optional<String> refusal(ServingFacts facts);
}
