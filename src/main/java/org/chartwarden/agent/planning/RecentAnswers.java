package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.Goal;

/** Answers questions about the newest values, each against the one before it. */
final class RecentAnswers {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final PatientResolution.Candidate patient;
  private final GoalAnswers answers;

  RecentAnswers(PatientResolution.Candidate patient, GoalAnswers answers) {
    this.patient = patient;
    this.answers = answers;
  }

  Talk<GoalAnswers.Answer> recent(Goal.Recent goal) {
    ObjectNode arguments =
        ChartQuestions.about(patient.id(), goal.measured(), goal.measured().unit());
    arguments.put("limit", goal.values());
    return ChartQuestions.ask("observations_in_window", arguments)
        .then(value -> Talk.done(answer(goal, value)));
  }

  private GoalAnswers.Answer answer(Goal.Recent goal, JsonNode value) {
    List<JsonNode> rows = new ArrayList<>();
    value.path("values").forEach(rows::add);
    int needed = goal.asked() == Goal.Recency.LIST ? 1 : 2;
    if (rows.size() < needed) {
      return new GoalAnswers.Answer(
          answers.noValue(),
          "Unknown, because there "
              + (rows.isEmpty() ? "is no " : "is only one ")
              + goal.measured().concept().display().toLowerCase(Locale.ROOT)
              + (goal.measured().window().isOpen()
                  ? " in the chart."
                  : " " + goal.measured().window().text() + "."));
    }
    if (goal.asked() == Goal.Recency.LIST) {
      return list(goal, rows.subList(0, Math.min(goal.values(), rows.size())));
    }
    if (goal.asked() == Goal.Recency.PREVIOUS) {
      List<JsonNode> values = new ArrayList<>(List.of(answers.rounded(rows.get(1).path("value"))));
      if (goal.withTime()) {
        values.add(rows.get(1).path("effective"));
      }
      return new GoalAnswers.Answer(values, "Before the latest: " + text(goal, rows.get(1)) + ".");
    }
    if (!rows.get(0).path("value").isNumber() || !rows.get(1).path("value").isNumber()) {
      return new GoalAnswers.Answer(
          answers.noValue(), "Unknown, because the last two results are not both numbers.");
    }
    BigDecimal change =
        rows.get(0).get("value").decimalValue().subtract(rows.get(1).get("value").decimalValue());
    JsonNode found =
        switch (goal.asked()) {
          case DIFFERENCE -> answers.rounded(NODES.numberNode(change));
          case HIGHER -> NODES.booleanNode(change.signum() > 0);
          case LOWER -> NODES.booleanNode(change.signum() < 0);
          default ->
              NODES.textNode(
                  change.signum() > 0 ? "rising" : change.signum() < 0 ? "falling" : "unchanged");
        };
    return new GoalAnswers.Answer(
        List.of(found),
        text(goal, rows.get(1))
            + ", then "
            + text(goal, rows.get(0))
            + ": a change of "
            + change.toPlainString()
            + ".");
  }

  private GoalAnswers.Answer list(Goal.Recent goal, List<JsonNode> rows) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode row : rows) {
      if (goal.withTime()) {
        values.add(
            NODES.arrayNode().add(answers.rounded(row.path("value"))).add(row.path("effective")));
      } else {
        values.add(answers.rounded(row.path("value")));
      }
    }
    return new GoalAnswers.Answer(
        answers.grouped(values), "The newest " + values.size() + " values, newest first.");
  }

  private static String text(Goal.Recent goal, JsonNode row) {
    return goal.measured().concept().display()
        + " "
        + row.path("value").asText()
        + (row.hasNonNull("unit") ? " " + row.path("unit").asText() : "")
        + " at "
        + row.path("effective").asText();
  }
}
