package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.platform.Json;

/** Answers what is asked of lists and calculators, and writes vital signs down. */
final class ChartAnswers {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final GoalAnswers answers;
  private final PatientResolution.Candidate patient;

  ChartAnswers(GoalAnswers answers, PatientResolution.Candidate patient) {
    this.answers = answers;
    this.patient = patient;
  }

  Talk<GoalAnswers.Answer> listing(Goal.Listing goal) {
    String tool =
        switch (goal.chapter()) {
          case MEDICATIONS -> "active_medications";
          case PROBLEMS -> "problems";
          case ALLERGIES -> "allergies";
          case NOTES -> "clinical_notes";
        };
    ObjectNode arguments = Json.object().put("patient", patient.id());
    if (goal.filter() != null) {
      if (goal.chapter() == Goal.Chapter.ALLERGIES) {
        arguments.put("substance", goal.filter().display());
      } else {
        arguments.put("concept", goal.filter().id());
      }
    }
    return ChartQuestions.ask(tool, arguments).then(value -> Talk.done(listed(goal, value)));
  }

  private GoalAnswers.Answer listed(Goal.Listing goal, JsonNode value) {
    int count = value.path("count").asInt(0);
    String chapter = goal.chapter().name().toLowerCase(Locale.ROOT);
    if (goal.existence()) {
      String what =
          goal.filter() == null ? chapter : goal.filter().display() + " among the " + chapter;
      return new GoalAnswers.Answer(
          List.of(NODES.booleanNode(count > 0)),
          (count > 0 ? "There is " : "There is no ") + what + ".");
    }
    if (goal.count()) {
      return new GoalAnswers.Answer(
          List.of(NODES.numberNode(count)), "There are " + count + " " + chapter + ".");
    }
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode one : value.path(goal.chapter() == Goal.Chapter.NOTES ? "notes" : chapter)) {
      values.add(one.hasNonNull("text") ? one.get("text") : one);
    }
    return new GoalAnswers.Answer(
        answers.grouped(values), "There are " + count + " " + chapter + " in the chart.");
  }

  Talk<GoalAnswers.Answer> calculation(Goal.Calculation goal) {
    ObjectNode arguments =
        Json.object().put("calculator", goal.calculator()).put("patient", patient.id());
    return ChartQuestions.ask("run_calculator", arguments)
        .then(
            value -> {
              if (!value.hasNonNull("value")) {
                return Talk.done(
                    new GoalAnswers.Answer(
                        answers.noValue(),
                        "It cannot be computed: " + value.path("missing") + " missing."));
              }
              return Talk.done(
                  new GoalAnswers.Answer(
                      List.of(answers.rounded(value.get("value"))),
                      value.path("working").asText(goal.calculator())));
            });
  }

  Talk<GoalAnswers.Answer> vital(Goal.Vital goal) {
    ObjectNode arguments =
        Json.object().put("patient", patient.id()).put("concept", goal.concept().id());
    if (goal.flowsheetId() != null) {
      arguments.put("flowsheet_id", goal.flowsheetId());
    }
    if (goal.systolic() != null) {
      arguments.put("systolic", goal.systolic()).put("diastolic", goal.diastolic());
    } else {
      arguments.put("value", goal.value());
    }
    if (goal.unit() != null) {
      arguments.put("unit", goal.unit());
    }
    arguments.put("said", goal.said());
    if (goal.effective() != null) {
      arguments.put("effective", goal.effective());
    }
    return ChartQuestions.propose("record_vital_sign", arguments)
        .then(
            value ->
                Talk.done(
                    new GoalAnswers.Answer(
                        List.of(),
                        "Recording "
                            + goal.concept().display().toLowerCase(Locale.ROOT)
                            + " "
                            + goal.said()
                            + (goal.effective() == null ? "" : ", measured " + goal.effective())
                            + ".")));
  }
}
