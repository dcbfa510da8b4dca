package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An expected answer with the limits within which a number counts as right.
 *
 * @param answer as written in the data
 * @param lower lowest right number, if it is a number
 * @param upper highest right number, if it is a number
 */
record Label(String answer, Optional<BigDecimal> lower, Optional<BigDecimal> upper) {

  /** Calculators that are right when they equal the label as whole numbers. */
  private static final Set<Integer> WHOLE_NUMBERS =
      Set.of(4, 15, 16, 17, 18, 20, 21, 25, 27, 28, 29, 32, 33, 36, 43, 45, 48, 51);

  private static final int GESTATIONAL_AGE = 69;
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  static Label of(JsonNode tree) {
    return new Label(
        tree.path("answer").asText(), number(tree.path("lower")), number(tree.path("upper")));
  }

  /** Whether an answer to that calculator is right by the benchmark's rule. */
  boolean accepts(int calculatorId, String given) {
    if (given.isEmpty()) {
      return false;
    }
    if (calculatorId == GESTATIONAL_AGE) {
      return numbers(answer).equals(numbers(given));
    }
    Optional<BigDecimal> value = number(given);
    Optional<BigDecimal> expected = number(answer);
    if (value.isEmpty() || expected.isEmpty()) {
      return answer.strip().equals(given.strip());
    }
    if (WHOLE_NUMBERS.contains(calculatorId)) {
      return whole(value.get()).equals(whole(expected.get()));
    }
    BigDecimal one = lower.orElse(expected.get());
    BigDecimal other = upper.orElse(expected.get());
    return value.get().compareTo(one.min(other)) >= 0 && value.get().compareTo(one.max(other)) <= 0;
  }

  private static BigDecimal whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP);
  }

  private static List<String> numbers(String text) {
    return DIGITS.matcher(text).results().map(MatchResult::group).toList();
  }

  private static Optional<BigDecimal> number(JsonNode node) {
    return number(node.asText());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      // Dates and "N/A" are no numbers and are compared as text.
      return Optional.empty();
    }
  }
}
