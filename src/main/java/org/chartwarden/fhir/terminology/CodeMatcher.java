package org.chartwarden.fhir.terminology;

/** Tells whether a code is in one value set, without expanding it. */
@FunctionalInterface
public interface CodeMatcher {

  /** Whether the code is known to be in the value set. */
  boolean contains(SystemCode code);
}
