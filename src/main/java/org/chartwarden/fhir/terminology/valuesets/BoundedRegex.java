package org.chartwarden.fhir.terminology.valuesets;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/**
 * A regular expression from outside. The matcher of the JDK goes back over its input, for a hostile
 * expression exponentially often; every look at a character costs a step, and the steps are
 * counted.
 */
final class BoundedRegex implements Predicate<String> {

  private static final int MAX_LENGTH = 200;
  private static final int MAX_INPUT = 1000;
  private static final long STEPS_PER_VALUE = 100_000;

  private final Pattern pattern;
  private final String text;

  private BoundedRegex(Pattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 422 when it is too long or malformed
   */
  static BoundedRegex of(String expression) {
    if (expression.length() > MAX_LENGTH) {
      throw TerminologyProblems.badFilter(
          "the regular expression has "
              + expression.length()
              + " characters; at most "
              + MAX_LENGTH
              + " are allowed");
    }
    try {
      return new BoundedRegex(Pattern.compile(expression), expression);
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw TerminologyProblems.badFilter(
          "'" + expression + "' is not a regular expression that can be used");
    }
  }

  /** Whether the whole value matches. */
  @Override
  public boolean test(String value) {
    if (value.length() > MAX_INPUT) {
      return false;
    }
    try {
      return pattern.matcher(new Counted(value, new long[] {STEPS_PER_VALUE})).matches();
    } catch (StepsUsedUp | StackOverflowError e) {
      throw TerminologyProblems.badFilter(
          "the regular expression '" + text + "' needs too many steps");
    }
  }

  private static final class StepsUsedUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepsUsedUp() {
      super("steps used up", null, false, false);
    }
  }

  /** Text that counts the looks at its characters. */
  private record Counted(CharSequence text, long[] steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (steps[0]-- <= 0) {
        throw new StepsUsedUp();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
