package org.chartwarden.calculators.reading.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.choosing.ChoiceHelp;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelProblem;
import org.chartwarden.llm.ModelJson;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.Prompt;
import org.chartwarden.platform.Json;

/** Asks a model which of the offered calculators a question means; only their ids count. */
final class ModelChoice implements ChoiceHelp {

  private static final Prompt PROMPT = Prompt.load("calculator-choice-v1");

  private final LanguageModel model;

  ModelChoice(LanguageModel model) {
    this.model = model;
  }

  @Override
  public String name() {
    return "model " + model.name();
  }

  @Override
  public Optional<Calculator> choose(String question, List<Calculator> offered) {
    ObjectNode message = Json.object().put("question", question);
    ArrayNode calculators = message.putArray("calculators");
    for (Calculator calculator : offered) {
      calculators
          .addObject()
          .put("id", calculator.spec().id())
          .put("name", calculator.spec().name());
    }
    ModelReply reply;
    try {
      reply =
          model.ask(
              new ModelRequest(
                  List.of(
                      new ModelMessage.SystemText(PROMPT.text()),
                      new ModelMessage.UserText(Json.write(message))),
                  List.of()));
    } catch (LanguageModelProblem problem) {
      // Without help the question stays open, and the answer says so.
      return Optional.empty();
    }
    String id = id(reply.text());
    return offered.stream().filter(calculator -> calculator.spec().id().equals(id)).findFirst();
  }

  private static String id(String reply) {
    return ModelJson.read(reply).map(json -> json.path("calculator").asText("")).orElse("");
  }
}
