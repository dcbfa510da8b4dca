package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** Calls of the read tools, with typed replies. */
final class ChartQuestions {

  private ChartQuestions() {}

  /**
   * A value of the chart.
   *
   * @param value with the digits of the chart
   * @param effective time exactly as charted
   */
  record Charted(JsonNode value, String unit, String effective, String reference) {
    BigDecimal number() {
      return value.isNumber() ? value.decimalValue() : null;
    }

    String text(String name) {
      return name + " " + value.asText() + (unit == null ? "" : " " + unit) + " at " + effective;
    }
  }

  static ObjectNode about(String patient, Measured measured, String unit) {
    ObjectNode arguments = Json.object();
    arguments.put("patient", patient);
    boolean known =
        org.chartwarden.notes.vocabulary.ClinicalVocabulary.standard()
            .byId(measured.concept().id())
            .isPresent();
    if (known) {
      arguments.put("concept", measured.concept().id());
    } else {
      arguments.put("name", measured.concept().display());
    }
    if (!measured.codes().isEmpty()) {
      measured.codes().forEach(arguments.putArray("codes")::add);
    }
    window(arguments, measured.window());
    if (unit != null) {
      arguments.put("unit", unit);
    }
    return arguments;
  }

  private static void window(ObjectNode arguments, Window window) {
    if (window.from() != null) {
      arguments.put("from", text(window.from()));
    }
    if (window.to() != null) {
      arguments.put("to", text(window.to()));
    }
  }

  static String text(OffsetDateTime time) {
    return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** The latest value, or null when there is none. */
  static Talk<Charted> latest(String patient, Measured measured, String unit) {
    return ask("latest_observation", about(patient, measured, unit))
        .then(value -> Talk.done(charted(value)));
  }

  static Charted charted(JsonNode value) {
    if (!value.path("found").asBoolean(false)) {
      return null;
    }
    JsonNode number =
        value.hasNonNull("value") ? value.get("value") : value.path("value_as_charted");
    if (number.isMissingNode() || number.isNull()) {
      number = value.path("value_text");
    }
    String unit =
        value.hasNonNull("unit")
            ? value.get("unit").asText()
            : value.path("unit_as_charted").asText(null);
    return new Charted(
        number, unit, value.path("effective").asText(), value.path("reference").asText(null));
  }

  /** Calls a tool; a refusal or failure ends the task with its sentence. */
  static Talk<JsonNode> ask(String tool, ObjectNode arguments) {
    return new Talk.Ask<>(
        tool,
        arguments,
        outcome ->
            switch (outcome) {
              case ToolOutcome.Result result -> Talk.done(result.value());
              case ToolOutcome.Refused refused ->
                  Talk.stop(PlannerMove.DeclineCode.FORBIDDEN, refused.message());
              case ToolOutcome.Failed failed ->
                  Talk.stop(PlannerMove.DeclineCode.UNSUPPORTED, failed.message());
            });
  }

  /** Proposes a change; what the tool will not propose is unsafe. */
  static Talk<JsonNode> propose(String tool, ObjectNode arguments) {
    return new Talk.Ask<>(
        tool,
        arguments,
        outcome ->
            switch (outcome) {
              case ToolOutcome.Result result -> Talk.done(result.value());
              case ToolOutcome.Refused refused ->
                  Talk.stop(PlannerMove.DeclineCode.FORBIDDEN, refused.message());
              case ToolOutcome.Failed failed ->
                  Talk.stop(PlannerMove.DeclineCode.UNSAFE, failed.message());
            });
  }

  static void codes(ObjectNode arguments, List<String> codes) {
    if (!codes.isEmpty()) {
      codes.forEach(arguments.putArray("codes")::add);
    }
  }
}
