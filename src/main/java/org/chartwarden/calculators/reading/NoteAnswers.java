package org.chartwarden.calculators.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.calculators.choosing.CalculatorChoice;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorInputs;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs;

/** Answers a question about a note: chooses the calculator, reads its inputs, computes. */
public final class NoteAnswers {

  private final Questions questions;
  private final NoteInputs notes;

  /** Answers with the inputs that this reading finds. */
  public NoteAnswers(NoteInputs notes) {
    this(Questions.byWords(), notes);
  }

  /** Answers questions understood so, with the inputs that this reading finds. */
  public NoteAnswers(Questions questions, NoteInputs notes) {
    this.questions = questions;
    this.notes = notes;
  }

  /**
   * An answer with the way to it.
   *
   * @param choice which calculators the question may mean
   * @param found the values that were used, by input
   * @param check what fits, what is missing and what was assumed; empty without a calculator
   * @param result what was computed, if anything was
   * @param remarks what a reader must know of choice and reading, one sentence each
   */
  public record Answer(
      CalculatorChoice choice,
      Map<String, NoteInputs.Found> found,
      Optional<CalculatorInputs.Check> check,
      Optional<CalculatorResult> result,
      List<String> remarks) {}

  /** Answers a question about a note. */
  public Answer answer(String question, String note, Convention convention) {
    Questions.Asked asked = questions.ask(question);
    CalculatorChoice choice = asked.choice();
    if (choice.chosen().isEmpty()) {
      return new Answer(choice, Map.of(), Optional.empty(), Optional.empty(), asked.remarks());
    }
    Calculator calculator = choice.chosen().get();
    Map<String, InputValue> values = new TreeMap<>();
    Map<String, NoteInputs.Found> used = new TreeMap<>();
    NoteInputs.Findings findings =
        notes.read(calculator.spec(), new NoteInputs.Note(note, Optional.empty(), convention));
    for (NoteInputs.Found one : findings.values()) {
      if (values.putIfAbsent(one.input(), one.value()) == null) {
        used.put(one.input(), one);
      }
    }
    values.putAll(asked.given());
    CalculatorInputs.Check check = CalculatorInputs.check(calculator, values, convention);
    List<String> remarks = new ArrayList<>(asked.remarks());
    remarks.addAll(findings.remarks());
    return new Answer(
        choice, used, Optional.of(check), check.inputs().map(calculator::compute), remarks);
  }
}
