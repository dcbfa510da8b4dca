package org.chartwarden.cli.bench.medcalc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.platform.Json;

/**
 * What was answered to a row.
 *
 * @param answer in the form of the data; empty when nothing could be computed
 * @param calculator id of the calculator that ran, or empty
 * @param because why there is no answer, and which entities no input takes; or empty
 * @param unread why the note was read without the model that was to read it, or empty
 */
record MedCalcAnswer(String answer, String calculator, String because, String unread) {

  /** Member of an answers file that marks rows to ask again. */
  static final String UNREAD = "unread_because";

  private MedCalcAnswer(String answer, String calculator, String because) {
    this(answer, calculator, because, "");
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

  static MedCalcAnswer none(String calculator, String because) {
    return new MedCalcAnswer("", calculator, because);
  }

  static MedCalcAnswer of(String calculator, CalculatorResult result) {
    return switch (result.answer()) {
      case CalculatorResult.Decimal decimal -> new MedCalcAnswer(decimal.text(), calculator, "");
      case CalculatorResult.Date date -> new MedCalcAnswer(DATE.format(date.day()), calculator, "");
      case CalculatorResult.WeeksAndDays age ->
          new MedCalcAnswer(
              "('" + age.weeks() + " weeks', '" + age.days() + " days')", calculator, "");
      case CalculatorResult.NotComputable unknown -> none(calculator, unknown.because());
    };
  }

  /** The same, where the model did not read the note. */
  MedCalcAnswer unread(String reason) {
    return new MedCalcAnswer(answer, calculator, because, reason);
  }

  /** The same, told which entities of the row the calculator has no input for. */
  MedCalcAnswer ignoring(List<String> entities) {
    if (entities.isEmpty()) {
      return this;
    }
    String ignored = "no input takes " + String.join(", ", entities);
    return new MedCalcAnswer(
        answer, calculator, because.isEmpty() ? ignored : because + "; " + ignored, unread);
  }

  /** Why a check let nothing be computed. */
  static String because(CalculatorInputs.Check check) {
    List<String> reasons =
        new ArrayList<>(check.problems().stream().map(InputProblem::message).toList());
    check.missing().forEach(name -> reasons.add("missing: " + name));
    check.missingOneOf().forEach(group -> reasons.add("missing: one of " + group));
    return String.join("; ", reasons);
  }

  /** The line of an answers file. */
  ObjectNode line(MedCalcRow row) {
    ObjectNode line = Json.object();
    line.set("row", row.row());
    line.put("id", row.id());
    line.put("answer", answer);
    line.put("calculator", calculator);
    String told = answer.isEmpty() ? "unknown_because" : "ignored_because";
    Optional.of(because).filter(b -> !b.isEmpty()).ifPresent(b -> line.put(told, b));
    Optional.of(unread).filter(u -> !u.isEmpty()).ifPresent(u -> line.put(UNREAD, u));
    return line;
  }
}
