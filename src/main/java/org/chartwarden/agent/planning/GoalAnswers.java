package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.platform.Json;

/** Answers the questions of a plan for one patient. */
final class GoalAnswers {

  /**
   * What a goal came to.
   *
   * @param values for the answer, in order
   * @param sentence for the explanation
   */
  record Answer(List<JsonNode> values, String sentence) {
    Answer {
      values = List.copyOf(values);
    }
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ClinicalRequest request;
  private final PatientResolution.Candidate patient;

  GoalAnswers(ClinicalRequest request, PatientResolution.Candidate patient) {
    this.request = request;
    this.patient = patient;
  }

  Talk<Answer> demographic(Goal.Demographic goal) {
    if (goal.field() == Goal.Field.MRN && patient.mrn() != null) {
      return Talk.done(
          new Answer(
              List.of(NODES.textNode(patient.mrn())),
              patient.name() + " has MRN " + patient.mrn() + "."));
    }
    ObjectNode arguments = Json.object().put("patient", patient.id());
    return ChartQuestions.ask("patient_demographics", arguments)
        .then(
            value -> {
              JsonNode found = value.path(member(goal.field()));
              if (found.isMissingNode() || found.isNull()) {
                return Talk.done(
                    new Answer(
                        noValue(), "The chart does not tell the " + words(goal.field()) + "."));
              }
              return Talk.done(
                  new Answer(
                      List.of(found),
                      "The " + words(goal.field()) + " is " + found.asText() + "."));
            });
  }

  private static String member(Goal.Field field) {
    return field == Goal.Field.AGE ? "age_years" : field.name().toLowerCase(Locale.ROOT);
  }

  private static String words(Goal.Field field) {
    return field == Goal.Field.MRN
        ? "MRN"
        : field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<JsonNode> noValue() {
    return request.whenNoValue() == null ? List.of() : List.of(literal(request.whenNoValue()));
  }

  /** A stated literal as JSON. */
  static JsonNode literal(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().scale() <= 0
          ? NODES.numberNode(number.intValueExact())
          : NODES.numberNode(number);
    }
    return "null".equals(value) ? NODES.nullNode() : NODES.textNode((String) value);
  }

  Talk<Answer> reading(Goal.Reading goal, boolean ordersDependOnIt) {
    Measured measured = goal.measured();
    ObjectNode arguments = ChartQuestions.about(patient.id(), measured, measured.unit());
    return switch (goal.statistic()) {
      case LATEST -> single(goal, "latest_observation", arguments, ordersDependOnIt);
      case HIGHEST -> single(goal, "extreme_observation", arguments.put("which", "highest"), false);
      case LOWEST -> single(goal, "extreme_observation", arguments.put("which", "lowest"), false);
      case EARLIEST ->
          single(goal, "extreme_observation", arguments.put("which", "earliest"), false);
      case MEAN, MEDIAN, SUM, COUNT, RANGE ->
          aggregate(
              goal, arguments.put("statistic", goal.statistic().name().toLowerCase(Locale.ROOT)));
      case TREND, CHANGE -> trend(goal, arguments);
      case LIST -> list(goal, arguments);
    };
  }

  private Talk<Answer> single(
      Goal.Reading goal, String tool, ObjectNode arguments, boolean ordersDependOnIt) {
    return ChartQuestions.ask(tool, arguments)
        .then(
            value -> {
              ChartQuestions.Charted charted = ChartQuestions.charted(value);
              if (charted == null) {
                return Talk.done(missing(goal, ordersDependOnIt));
              }
              List<JsonNode> values = new ArrayList<>();
              values.add(rounded(charted.value()));
              if (goal.withTime()) {
                values.add(NODES.textNode(charted.effective()));
              }
              return Talk.done(
                  new Answer(
                      values,
                      label(goal)
                          + charted.text(goal.measured().concept().display())
                          + window(goal.measured())
                          + "."));
            });
  }

  /** How a window was read, since "last month" or a date without a year can be meant otherwise. */
  private static String window(Measured measured) {
    if (measured.window().isOpen()) {
      return "";
    }
    return " ("
        + measured.window().text()
        + ": "
        + (measured.window().from() == null
            ? ""
            : "from " + ChartQuestions.text(measured.window().from()))
        + (measured.window().to() == null
            ? ""
            : (measured.window().from() == null ? "to " : " to ")
                + ChartQuestions.text(measured.window().to()))
        + ")";
  }

  private static String label(Goal.Reading goal) {
    return goal.statistic().name().charAt(0)
        + goal.statistic().name().substring(1).toLowerCase(Locale.ROOT)
        + ": ";
  }

  private Answer missing(Goal.Reading goal, boolean ordersDependOnIt) {
    String sentence =
        "Unknown, because there is no "
            + goal.measured().concept().display().toLowerCase(Locale.ROOT)
            + (goal.measured().window().isOpen()
                ? " in the chart."
                : " " + goal.measured().window().text() + ".");
    if (request.whenNoValue() != null) {
      return new Answer(List.of(literal(request.whenNoValue())), sentence);
    }
    return new Answer(ordersDependOnIt ? List.of(NODES.numberNode(-1)) : List.of(), sentence);
  }

  JsonNode rounded(JsonNode value) {
    if (value.isNumber() && request.decimals() == null && value.decimalValue().scale() < 0) {
      return number(value.decimalValue());
    }
    return request.decimals() == null || !value.isNumber()
        ? value
        : number(request.decimals().apply(value.decimalValue()));
  }

  private static JsonNode number(BigDecimal value) {
    return value.scale() <= 0 ? NODES.numberNode(value.toBigInteger()) : NODES.numberNode(value);
  }

  private Talk<Answer> aggregate(Goal.Reading goal, ObjectNode arguments) {
    return ChartQuestions.ask("aggregate_observations", arguments)
        .then(
            value -> {
              int count = value.path("count").asInt(0);
              if (goal.statistic() == Statistic.COUNT) {
                return Talk.done(
                    new Answer(
                        List.of(NODES.numberNode(count)),
                        "There are " + count + " values" + window(goal.measured()) + "."));
              }
              if (count == 0 || !value.hasNonNull("value")) {
                return Talk.done(missing(goal, false));
              }
              return Talk.done(
                  new Answer(
                      List.of(rounded(value.get("value"))),
                      label(goal)
                          + value.get("value").asText()
                          + " "
                          + value.path("unit").asText("")
                          + " over "
                          + count
                          + " values"
                          + window(goal.measured())
                          + "."));
            });
  }

  private Talk<Answer> trend(Goal.Reading goal, ObjectNode arguments) {
    return ChartQuestions.ask("observation_trend", arguments)
        .then(
            value -> {
              JsonNode found =
                  value.path(goal.statistic() == Statistic.TREND ? "direction" : "change");
              if (found.isMissingNode() || found.isNull()) {
                return Talk.done(missing(goal, false));
              }
              return Talk.done(
                  new Answer(
                      List.of(found),
                      goal.measured().concept().display()
                          + ": "
                          + value.path("first").path("value").asText()
                          + " at "
                          + value.path("first").path("effective").asText()
                          + ", then "
                          + value.path("last").path("value").asText()
                          + " at "
                          + value.path("last").path("effective").asText()
                          + " ("
                          + value.path("direction").asText()
                          + ")."));
            });
  }

  private Talk<Answer> list(Goal.Reading goal, ObjectNode arguments) {
    return ChartQuestions.ask("observations_in_window", arguments)
        .then(
            value -> {
              List<JsonNode> values = new ArrayList<>();
              for (JsonNode one : value.path("values")) {
                if (goal.withTime()) {
                  values.add(
                      NODES.arrayNode().add(rounded(one.path("value"))).add(one.path("effective")));
                } else {
                  values.add(rounded(one.path("value")));
                }
              }
              if (values.isEmpty()) {
                return Talk.done(missing(goal, false));
              }
              return Talk.done(
                  new Answer(
                      grouped(values),
                      values.size()
                          + " of "
                          + value.path("count").asText()
                          + " values are shown"
                          + window(goal.measured())
                          + "."));
            });
  }

  /** A list is the answer when it is all that is asked, else one entry of it. */
  List<JsonNode> grouped(List<JsonNode> values) {
    if (request.goals().size() == 1) {
      return values;
    }
    ArrayNode group = Json.array();
    values.forEach(group::add);
    return List.of(group);
  }
}
