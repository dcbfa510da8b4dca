package org.chartwarden.calculators.reading.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.intake.NoteInputs.Note;
import org.chartwarden.llm.BoundedText;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.Prompt;
import org.chartwarden.platform.Json;

/** What a model is told: the inputs of the calculator and the note between boundary lines. */
final class ExtractionRequest {

  private ExtractionRequest() {}

  static ModelRequest of(Prompt prompt, CalculatorSpec spec, Note note) {
    String several =
        note.convention() == Convention.CLINICAL
            ? "Where the note has several values of one input, take the latest one."
            : "Where the note has several values of one input, take the first one, that of the"
                + " first presentation.";
    String message =
        "CALCULATOR\n"
            + Json.write(calculator(spec))
            + "\n\n"
            + several
            + "\n\nNOTE\n"
            + BoundedText.of(note.text());
    return new ModelRequest(
        List.of(new ModelMessage.SystemText(prompt.text()), new ModelMessage.UserText(message)),
        List.of());
  }

  private static ObjectNode calculator(CalculatorSpec spec) {
    ObjectNode node = Json.object().put("name", spec.name());
    ArrayNode inputs = node.putArray("inputs");
    for (InputSpec input : spec.inputs()) {
      ObjectNode shown = inputs.addObject().put("input", input.name()).put("label", input.label());
      switch (input) {
        case InputSpec.Quantity quantity ->
            shown.put("kind", "quantity").put("usualUnit", quantity.unit());
        case InputSpec.Flag flag -> shown.put("kind", "flag");
        case InputSpec.Day day -> shown.put("kind", "day");
        case InputSpec.Choice choice -> {
          ArrayNode options = shown.put("kind", "choice").putArray("options");
          choice
              .options()
              .forEach(o -> options.addObject().put("id", o.id()).put("label", o.label()));
        }
      }
    }
    return node;
  }
}
