package org.chartwarden.agent.language.plan;

/** What became of a task text. */
public sealed interface Interpretation {

  /** All of it is understood. */
  record Understood(ClinicalRequest request) implements Interpretation {}

  /**
   * It cannot or must not be done.
   *
   * @param code why
   * @param message names the words
   */
  record Declined(Reason code, String message) implements Interpretation {}

  /** Why a text is declined. */
  enum Reason {
    UNSUPPORTED,
    UNSAFE
  }
}
