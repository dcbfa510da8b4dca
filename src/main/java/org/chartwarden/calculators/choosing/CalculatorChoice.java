package org.chartwarden.calculators.choosing;

import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;

/**
 * The calculators that a question may ask for.
 *
 * @param chosen the one that it asks for; empty when none fits or two fit alike
 * @param candidates the best ones, best first, at most five
 */
public record CalculatorChoice(Optional<Calculator> chosen, List<Candidate> candidates) {

  public CalculatorChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * A calculator that fits.
   *
   * @param calculator it
   * @param phrase the name or synonym that was found
   * @param score weight of the words that were found; compares candidates of one question only
   */
  public record Candidate(Calculator calculator, String phrase, double score) {}
}
