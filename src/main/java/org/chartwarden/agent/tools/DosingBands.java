package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.agent.tools.ReplacementDoseTool.Band;
import org.chartwarden.platform.Json;

/** Finds the row of a dosing table that a result falls into. */
final class DosingBands {

  private DosingBands() {}

  /** The dose, or that none is needed because the result lies above or below every row. */
  static ObjectNode dose(BigDecimal value, String unit, List<Band> bands) {
    for (Band band : bands) {
      check(band);
    }
    String result = value.toPlainString() + (unit == null ? "" : " " + unit);
    List<Band> fitting = bands.stream().filter(band -> contains(band, value)).toList();
    if (fitting.size() > 1 && !sameDose(fitting)) {
      throw new ToolProblem(
          "ambiguous-dosing-table",
          result + " falls into " + fitting.size() + " rows of the table");
    }
    if (fitting.isEmpty()) {
      boolean above = bands.stream().allMatch(b -> isAbove(b, value));
      boolean below = bands.stream().allMatch(b -> isBelow(b, value));
      if (!above && !below) {
        throw new ToolProblem(
            "gap-in-dosing-table", result + " falls between two rows of the table");
      }
      return Json.object()
          .put("needed", false)
          .put("working", result + " is outside every row of the table: no dose");
    }
    return dosed(result, fitting.get(0));
  }

  private static ObjectNode dosed(String result, Band band) {
    ObjectNode node = Json.object().put("needed", true);
    node.put("dose", band.dose());
    node.put("dose_unit", band.doseUnit());
    if (band.duration() != null) {
      node.put("duration", band.duration());
      node.put("duration_unit", band.durationUnit());
    }
    if (band.route() != null) {
      node.put("route", band.route());
    }
    node.put(
        "working",
        result
            + " lies in the row "
            + text(band)
            + ": "
            + band.dose().toPlainString()
            + " "
            + band.doseUnit()
            + (band.duration() == null
                ? ""
                : " over " + band.duration().toPlainString() + " " + band.durationUnit()));
    return node;
  }

  private static void check(Band band) {
    if (band.low() == null && band.high() == null) {
      throw new ToolProblem("bad-dosing-table", "a row of the table has neither low nor high");
    }
    if (band.low() != null && band.high() != null && band.low().compareTo(band.high()) > 0) {
      throw new ToolProblem("bad-dosing-table", "a row of the table has low above high");
    }
    if (band.dose().signum() < 0) {
      throw new ToolProblem("bad-dosing-table", "a dose of the table is negative");
    }
  }

  private static boolean contains(Band band, BigDecimal value) {
    return !isAbove(band, value) && !isBelow(band, value);
  }

  private static boolean isAbove(Band band, BigDecimal value) {
    if (band.high() == null) {
      return false;
    }
    int order = value.compareTo(band.high());
    return order > 0 || (order == 0 && Boolean.FALSE.equals(band.highInclusive()));
  }

  private static boolean isBelow(Band band, BigDecimal value) {
    if (band.low() == null) {
      return false;
    }
    int order = value.compareTo(band.low());
    return order < 0 || (order == 0 && Boolean.FALSE.equals(band.lowInclusive()));
  }

  private static boolean sameDose(List<Band> bands) {
    Band first = bands.get(0);
    return bands.stream()
        .allMatch(
            b ->
                b.dose().compareTo(first.dose()) == 0
                    && b.doseUnit().equals(first.doseUnit())
                    && java.util.Objects.equals(b.duration(), first.duration())
                    && java.util.Objects.equals(b.durationUnit(), first.durationUnit())
                    && java.util.Objects.equals(b.route(), first.route()));
  }

  private static String text(Band band) {
    String low =
        band.low() == null
            ? ""
            : (Boolean.FALSE.equals(band.lowInclusive()) ? "> " : ">= ")
                + band.low().toPlainString();
    String high =
        band.high() == null
            ? ""
            : (Boolean.FALSE.equals(band.highInclusive()) ? "< " : "<= ")
                + band.high().toPlainString();
    return low + (low.isEmpty() || high.isEmpty() ? "" : " and ") + high;
  }
}
