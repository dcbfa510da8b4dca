package org.chartwarden.platform;

/** Source of new identifiers, passed in so that tests and replays are repeatable. */
@FunctionalInterface
public interface IdGenerator {

  /**
   * Returns a new identifier that is valid as a FHIR {@code id}: 1 to 64 characters of {@code
   * [A-Za-z0-9\-.]}.
   */
  String newId();
}
