package org.chartwarden.notes.microbiology;

/**
 * How an organism answers to a drug.
 *
 * @param drug the drug as written, in lower case; {@code all} for "pan-sensitive"
 */
public record Susceptibility(String drug, Answer answer) {

  /** Susceptible, intermediate or resistant. */
  public enum Answer {
    SUSCEPTIBLE,
    INTERMEDIATE,
    RESISTANT
  }
}
