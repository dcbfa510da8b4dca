package org.chartwarden.calculators.reading.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.GivenInputs;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.dates.DateReader;
import org.chartwarden.notes.quotes.NoteQuotes;
import org.chartwarden.notes.quotes.QuotedNumbers;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Shown;
import org.chartwarden.units.UnitNames;

/** Holds what a model says against the note; what stands nowhere in it does not pass. */
final class ClaimCheck {

  private static final int LONGEST_QUOTE = 400;
  private static final int SHOWN = 60;
  private static final int MOST_DIGITS = 30;

  private final Calculator calculator;
  private final Note note;
  private final NoteQuotes quotes;

  ClaimCheck(Calculator calculator, Note note) {
    this.calculator = calculator;
    this.note = note;
    this.quotes = new NoteQuotes(note.text());
  }

  /** What came of a claim. */
  sealed interface Verdict {}

  /** The note says so. */
  record Verified(Found found) implements Verdict {}

  /** It is not used; the text names the input and says why. */
  record Dropped(String because) implements Verdict {}

  /** Ends the check of one claim. */
  private static final class Unfounded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfounded(String because) {
      super(because, null, false, false);
    }
  }

  Verdict check(ModelClaim claim) {
    try {
      return new Verified(found(claim));
    } catch (Unfounded e) {
      return new Dropped(shown(claim.input()) + " (" + e.getMessage() + ")");
    }
  }

  private Found found(ModelClaim claim) {
    InputSpec input =
        calculator
            .spec()
            .input(claim.input())
            .orElseThrow(() -> new Unfounded("the calculator has no such input"));
    if (claim.quote().length() > LONGEST_QUOTE) {
      throw new Unfounded("its quote is longer than " + LONGEST_QUOTE + " characters");
    }
    TextSpan span =
        quotes.find(claim.quote()).orElseThrow(() -> new Unfounded("its quote is not in the note"));
    QuotedNumbers words = new QuotedNumbers(span.text());
    Reading reading =
        switch (input) {
          case InputSpec.Quantity quantity -> quantity(quantity, claim, words);
          case InputSpec.Flag flag -> named(flag, claim, words);
          case InputSpec.Choice choice -> option(choice, claim, words);
          case InputSpec.Day day -> day(day, claim, span);
        };
    fault(input, reading.value())
        .ifPresent(
            problem -> {
              throw new Unfounded(problem);
            });
    return new Found(input.name(), reading.value(), span, Optional.empty(), reading.reason());
  }

  private record Reading(InputValue value, String reason) {}

  /** A number with its unit; both must stand in the words. */
  private Reading quantity(InputSpec.Quantity input, ModelClaim claim, QuotedNumbers words) {
    Optional<BigDecimal> number = number(claim);
    if (number.isEmpty()) {
      String whole = (claim.value().asText() + " " + claim.unit()).strip();
      if (!claim.value().isTextual() || !words.holds(whole)) {
        throw new Unfounded("\"" + shown(whole) + "\" is not in its quote");
      }
      return new Reading(
          given(input, Json.object().put(input.name(), whole)), "the model found it");
    }
    BigDecimal value = number.get();
    List<QuotedNumbers.Number> standing = words.equalTo(value);
    if (standing.isEmpty()) {
      throw new Unfounded("the number " + value.toPlainString() + " is not in its quote");
    }
    for (QuotedNumbers.Number one : standing) {
      Optional<String> unit = unit(input, claim.unit(), one, words);
      if (unit.isPresent()) {
        String reason =
            words.unit(one).isEmpty() && !unit.get().isEmpty() && !words.hasUnit(one, unit.get())
                ? "the model found it; no unit stands there, " + unit.get() + " is taken"
                : "the model found it";
        return new Reading(
            InputValue.of(value, unit.get()),
            one.bound() ? reason + "; the note gives only a bound" : reason);
      }
    }
    throw new Unfounded("the unit \"" + shown(claim.unit()) + "\" is not in its quote");
  }

  /**
   * The unit to take for a number: the one that the words have, or that of the calculator where
   * they have none. Empty when the model names another one.
   */
  private static Optional<String> unit(
      InputSpec.Quantity input, String claimed, QuotedNumbers.Number number, QuotedNumbers words) {
    Optional<String> written = words.unit(number);
    if (claimed.isEmpty()) {
      return Optional.of(written.orElse(""));
    }
    if (words.hasUnit(number, claimed)) {
      return Optional.of(claimed);
    }
    boolean own =
        claimed.equals(input.unit())
            || UnitNames.ucum(claimed).equals(Optional.of(input.unit()))
            || UnitNames.ucum(claimed).equals(UnitNames.ucum(input.unit()));
    return written.isEmpty() && own ? Optional.of(claimed) : Optional.empty();
  }

  private static Optional<BigDecimal> number(ModelClaim claim) {
    BigDecimal number;
    if (claim.value().isNumber()) {
      number = claim.value().decimalValue();
    } else {
      try {
        number = new BigDecimal(claim.value().asText().strip());
      } catch (NumberFormatException e) {
        // Parts such as 5 ft 9 in are read as text.
        return Optional.empty();
      }
    }
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new Unfounded("it has more digits than any clinical number");
    }
    return Optional.of(number);
  }

  private Reading named(InputSpec.Flag input, ModelClaim claim, QuotedNumbers words) {
    InputValue value = given(input, object(input, claim));
    if (!NamingWords.names(words.tokens(), input)) {
      throw new Unfounded("its quote does not name it");
    }
    return new Reading(value, "the model found it");
  }

  private Reading option(InputSpec.Choice input, ModelClaim claim, QuotedNumbers words) {
    InputSpec.Option option =
        input
            .option(claim.value().asText())
            .orElseThrow(
                () ->
                    new Unfounded("there is no option \"" + shown(claim.value().asText()) + "\""));
    if (NamingWords.nameAnother(words, input, option)) {
      throw new Unfounded("its quote names another option than \"" + option.id() + "\"");
    }
    if (!NamingWords.names(words.tokens(), input, option)) {
      throw new Unfounded("its quote does not name it");
    }
    return new Reading(InputValue.of(option.id()), "the model found it");
  }

  private Reading day(InputSpec.Day input, ModelClaim claim, TextSpan span) {
    InputValue value = given(input, object(input, claim));
    LocalDate date = value instanceof InputValue.On on ? on.date() : null;
    boolean stands =
        DateReader.read(NoteText.of(span.text())).stream().anyMatch(d -> d.date().equals(date));
    if (!stands) {
      throw new Unfounded("the day " + value.text() + " is not in its quote");
    }
    return new Reading(value, "the model found it");
  }

  private static ObjectNode object(InputSpec input, ModelClaim claim) {
    return (ObjectNode) Json.object().set(input.name(), claim.value());
  }

  private InputValue given(InputSpec input, ObjectNode members) {
    GivenInputs given = GivenInputs.of(calculator.spec(), members);
    if (!given.problems().isEmpty()) {
      throw new Unfounded(given.problems().get(0).message());
    }
    return given.values().get(input.name());
  }

  /** Why the calculator cannot take it: an unknown unit, a value that is not plausible. */
  private Optional<String> fault(InputSpec input, InputValue value) {
    return CalculatorInputs.check(calculator, Map.of(input.name(), value), note.convention())
        .problems()
        .stream()
        .filter(problem -> problem.input().equals(input.name()))
        .map(InputProblem::message)
        .findFirst();
  }

  private static String shown(String text) {
    return Shown.of(text, SHOWN);
  }
}
