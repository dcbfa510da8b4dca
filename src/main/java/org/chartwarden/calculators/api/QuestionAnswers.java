package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.calculators.choosing.CalculatorChoice;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.calculators.reading.Questions;
import org.chartwarden.calculators.reading.model.ModelReadings;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** From a question to a report: which calculator, then a calculation like any other. */
@ApplicationScoped
class QuestionAnswers {

  private static final int LONGEST_QUESTION = 4000;
  private static final String QUESTION = "question";
  private static final String CALCULATOR = "calculator";
  private static final String INPUTS = "inputs";

  private final Calculations calculations;
  private final ModelReadings models;

  @Inject
  QuestionAnswers(Calculations calculations, ModelReadings models) {
    this.calculations = calculations;
    this.models = models;
  }

  /**
   * Answers a request.
   *
   * @throws CalculationProblem with everything that is wrong with it
   */
  ObjectNode answer(AccessContext who, ObjectNode body) {
    List<InputProblem> problems = new ArrayList<>();
    String question = question(body, problems);
    if (body.has("propose")) {
      problems.add(
          new InputProblem(
              "propose", "unknown-member", "a question proposes nothing; run the calculator"));
    }
    JsonNode named = body.path(CALCULATOR);
    if (body.hasNonNull(CALCULATOR) && !named.isTextual()) {
      problems.add(
          new InputProblem(CALCULATOR, "wrong-type", "\"calculator\" must be the id of one"));
    }
    if (!problems.isEmpty()) {
      throw new CalculationProblem(400, problems);
    }
    Questions.Asked asked =
        named.isTextual()
            ? settled(Calculations.require(named.textValue()), question)
            : questions(body).ask(question);
    ObjectNode node = Json.object().put(QUESTION, question);
    Optional<Calculator> chosen = asked.choice().chosen();
    node.set(CALCULATOR, chosen.map(c -> CalculatorDescription.brief(c.spec())).orElse(null));
    ArrayNode candidates = node.putArray("candidates");
    asked.choice().candidates().forEach(c -> candidates.add(candidate(c)));
    ArrayNode remarks = node.putArray("remarks");
    asked.remarks().forEach(remarks::add);
    if (chosen.isEmpty()) {
      return node.put("answered", false).put("because", open(asked.choice()));
    }
    CalculationReport report =
        calculations.run(who, chosen.get(), request(body, asked.given())).report();
    node.put("answered", report.computed());
    report
        .result()
        .filter(result -> report.computed())
        .ifPresent(result -> node.put("answer", ReportJson.text(result)));
    if (!report.computed()) {
      node.put("because", because(report));
    }
    node.set("report", ReportJson.of(report));
    return node;
  }

  private static String question(ObjectNode body, List<InputProblem> problems) {
    JsonNode question = body.path(QUESTION);
    if (!question.isTextual() || question.textValue().isBlank()) {
      problems.add(new InputProblem(QUESTION, "missing", "\"question\" must be text"));
      return "";
    }
    if (question.textValue().length() > LONGEST_QUESTION) {
      problems.add(
          new InputProblem(
              QUESTION,
              "too-long",
              "\"question\" has "
                  + question.textValue().length()
                  + " characters; at most "
                  + LONGEST_QUESTION
                  + " are read"));
    }
    return question.textValue();
  }

  /** Help by a model only where the request names one that there is; else it is refused later. */
  private Questions questions(ObjectNode body) {
    JsonNode model = body.path("model");
    if (!body.hasNonNull("model")) {
      return Questions.byWords();
    }
    if (!model.isTextual() || !models.names().contains(model.textValue())) {
      throw CalculationProblem.of(
          400,
          "model",
          "unknown-value",
          models.names().isEmpty()
              ? "\"model\" cannot be used: this server has no model"
              : "\"model\" must be one of " + String.join(", ", models.names()));
    }
    return Questions.byWordsAnd(models.choice(model.textValue()));
  }

  private static Questions.Asked settled(Calculator calculator, String question) {
    return new Questions.Asked(
        new CalculatorChoice(Optional.of(calculator), List.of()),
        Questions.given(calculator, question),
        List.of());
  }

  private static ObjectNode candidate(CalculatorChoice.Candidate candidate) {
    return Json.object()
        .put("id", candidate.calculator().spec().id())
        .put("name", candidate.calculator().spec().name())
        .put("phrase", candidate.phrase())
        .put("score", Math.round(candidate.score() * 100) / 100.0);
  }

  private static String open(CalculatorChoice choice) {
    if (choice.candidates().isEmpty()) {
      return "the question names no calculator; GET /calculators lists them";
    }
    List<String> ids = choice.candidates().stream().map(c -> c.calculator().spec().id()).toList();
    return "several calculators fit alike; name one as \"calculator\": " + String.join(", ", ids);
  }

  /** The request to the calculator: without the question, with what the question gives. */
  private static ObjectNode request(ObjectNode body, Map<String, InputValue> asked) {
    ObjectNode request = body.deepCopy();
    request.remove(List.of(QUESTION, CALCULATOR));
    if (!asked.isEmpty() && !request.hasNonNull(INPUTS)) {
      request.putObject(INPUTS);
    }
    if (request.path(INPUTS) instanceof ObjectNode inputs) {
      asked.forEach(
          (name, value) -> {
            if (!inputs.hasNonNull(name)) {
              inputs.put(name, value.text());
            }
          });
    }
    return request;
  }

  private static String because(CalculationReport report) {
    List<String> reasons = new ArrayList<>();
    report.missing().forEach(missing -> reasons.add(missing.reason()));
    report.missingOneOf().forEach(group -> reasons.add("one of " + group + " is needed"));
    report.problems().forEach(problem -> reasons.add(problem.message()));
    report
        .result()
        .map(CalculatorResult::answer)
        .filter(CalculatorResult.NotComputable.class::isInstance)
        .map(CalculatorResult.NotComputable.class::cast)
        .ifPresent(unknown -> reasons.add(unknown.because()));
    return String.join("; ", reasons);
  }
}
