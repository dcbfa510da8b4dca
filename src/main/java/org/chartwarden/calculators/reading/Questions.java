package org.chartwarden.calculators.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.choosing.CalculatorChoice;
import org.chartwarden.calculators.choosing.CalculatorChooser;
import org.chartwarden.calculators.choosing.ChoiceHelp;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.InputValue;

/** Understands questions: which calculator is meant, and what the question itself gives. */
public final class Questions {

  private static final CalculatorChooser CHOOSER = new CalculatorChooser(CalculatorCatalog.all());

  private final Optional<ChoiceHelp> help;

  private Questions(Optional<ChoiceHelp> help) {
    this.help = help;
  }

  /** By the words of the question alone. */
  public static Questions byWords() {
    return new Questions(Optional.empty());
  }

  /**
   * By the words of the question; with help where two calculators fit alike, among those that fit,
   * and where none does, among all.
   */
  public static Questions byWordsAnd(ChoiceHelp help) {
    return new Questions(Optional.of(help));
  }

  /**
   * A question that was understood.
   *
   * @param choice which calculators it may mean
   * @param given inputs that the question itself gives
   * @param remarks how the calculator was chosen, where not by the words; one sentence each
   */
  public record Asked(
      CalculatorChoice choice, Map<String, InputValue> given, List<String> remarks) {
    public Asked {
      given = Map.copyOf(given);
      remarks = List.copyOf(remarks);
    }
  }

  /** Understands a question as far as it can be. */
  public Asked ask(String question) {
    CalculatorChoice choice = CHOOSER.choose(question);
    if (choice.chosen().isPresent() || help.isEmpty()) {
      return asked(question, choice, List.of());
    }
    List<Calculator> offered =
        choice.candidates().isEmpty()
            ? CalculatorCatalog.all()
            : choice.candidates().stream().map(CalculatorChoice.Candidate::calculator).toList();
    Optional<Calculator> helped = help.get().choose(question, offered);
    List<String> remarks =
        helped
            .map(
                calculator ->
                    "the words of the question leave the calculator open; "
                        + help.get().name()
                        + " chose "
                        + calculator.spec().id())
            .stream()
            .toList();
    return asked(question, new CalculatorChoice(helped, choice.candidates()), remarks);
  }

  /** What a question gives to a calculator that is known already. */
  public static Map<String, InputValue> given(Calculator calculator, String question) {
    return QuestionReading.read(calculator.spec(), question);
  }

  private static Asked asked(String question, CalculatorChoice choice, List<String> remarks) {
    return new Asked(
        choice, choice.chosen().map(c -> given(c, question)).orElse(Map.of()), remarks);
  }
}
