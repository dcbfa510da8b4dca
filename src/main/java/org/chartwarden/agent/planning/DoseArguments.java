package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.platform.Json;

/** Tool arguments of doses and dosing tables. */
final class DoseArguments {

  private DoseArguments() {}

  static ObjectNode table(DoseRule rule, BigDecimal value) {
    ObjectNode arguments = Json.object().put("value", value);
    if (rule instanceof DoseRule.PerStep step) {
      arguments
          .putObject("per_step")
          .put("threshold", step.threshold())
          .put("step", step.step())
          .put("dose_per_step", step.dose().amount())
          .put("dose_unit", step.dose().unit());
      return arguments;
    }
    for (DoseRule.Band band : ((DoseRule.Bands) rule).bands()) {
      Comparison range = band.range();
      ObjectNode row = arguments.withArray("bands").addObject();
      if (range.low() != null) {
        row.put("low", range.low()).put("low_inclusive", range.lowInclusive());
      }
      if (range.high() != null) {
        row.put("high", range.high()).put("high_inclusive", range.highInclusive());
      }
      row.put("dose", band.dose().amount()).put("dose_unit", band.dose().unit());
      if (band.dose().duration() != null) {
        row.put("duration", band.dose().duration())
            .put("duration_unit", band.dose().durationUnit());
      }
      if (band.dose().route() != null) {
        row.put("route", band.dose().route());
      }
    }
    return arguments;
  }

  static ObjectNode dosed(ObjectNode arguments, Order.Medication order, DoseRule.Dose dose) {
    Order.Details details = order.details();
    arguments.put("drug", order.concept().display());
    arguments.put("concept", order.concept().id());
    ChartQuestions.codes(arguments, order.codes());
    arguments.put("dose", dose.amount()).put("dose_unit", dose.unit());
    if (dose.duration() != null) {
      arguments.put("duration", dose.duration()).put("duration_unit", dose.durationUnit());
    }
    String route = dose.route() != null ? dose.route() : details.route();
    if (route == null
        && order.concept().id().equals("magnesium-sulfate")
        && dose.duration() != null) {
      route = "IV";
    }
    if (route != null) {
      arguments.put("route", route);
    }
    if (details.frequency() != null) {
      arguments.put("frequency", details.frequency());
    }
    if (details.courseDays() != null) {
      arguments.put("course_days", details.courseDays());
    }
    if (details.asNeeded()) {
      arguments.put("as_needed", true);
    }
    if (details.occurrence() != null) {
      arguments.put("start", details.occurrence());
    }
    if (details.priority() != null) {
      arguments.put("priority", details.priority());
    }
    if (details.note() != null) {
      arguments.put("note", details.note());
    }
    return arguments;
  }

  static String unit(DoseRule rule, Measured measured) {
    if (rule instanceof DoseRule.Bands bands) {
      for (DoseRule.Band band : bands.bands()) {
        if (band.range().unit() != null) {
          return band.range().unit();
        }
      }
    }
    return measured.concept().unit();
  }

  static String routeOf(DoseRule rule, JsonNode dose) {
    return dose.hasNonNull("route")
        ? dose.get("route").asText()
        : rule instanceof DoseRule.PerStep step ? step.dose().route() : null;
  }
}
