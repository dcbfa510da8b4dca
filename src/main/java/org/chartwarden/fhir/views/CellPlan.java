package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.fhir.path.ElementType.Kind;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.PathFault;
import org.chartwarden.fhir.path.PathProgram;
import org.chartwarden.platform.Json;

/**
 * How one cell is filled.
 *
 * @param slot its place in the row
 * @param place where the column stands in the view, for messages
 */
record CellPlan(int slot, ViewColumn column, PathProgram path, String place) {

  private static final JsonNode FIRST = IntNode.valueOf(0);

  void fill(Located focus, RowRun run) {
    try {
      run.cells()[slot] = value(path.evaluate(focus, run.scope()), run);
    } catch (PathFault e) {
      throw run.problem(place + ".path", e.getMessage());
    }
  }

  /** What stands in the row that replaces an empty list: a number of rows still counts. */
  void fillBlank(RowRun run) {
    run.cells()[slot] = path.rowIndexOnly() ? FIRST : null;
  }

  private JsonNode value(List<Located> found, RowRun run) {
    if (column.collection()) {
      ArrayNode list = Json.array();
      for (Located item : found) {
        if (item.hasValue()) {
          list.add(converted(item, run));
        }
      }
      return list;
    }
    Located only = null;
    for (Located item : found) {
      if (!item.hasValue()) {
        continue;
      }
      if (only != null) {
        throw run.problem(
            place + ".path",
            "gives several values for the column '"
                + column.name()
                + "'; use first(), forEach or \"collection\": true");
      }
      only = item;
    }
    return only == null ? null : converted(only, run);
  }

  private JsonNode converted(Located item, RowRun run) {
    JsonNode node = item.node();
    boolean fits =
        switch (column.kind()) {
          case BOOLEAN -> node.isBoolean();
          case INTEGER -> node.isIntegralNumber() || whole(node);
          case DECIMAL -> node.isNumber();
          case COMPLEX, QUANTITY -> true;
          default -> node.isValueNode();
        };
    if (!fits) {
      throw run.problem(
          place + ".path",
          "gives a value of type " + item.type() + " for a column of type " + column.type());
    }
    boolean text = column.kind() == Kind.STRING || column.kind().isTime();
    return text && !node.isTextual() ? new TextNode(node.asText()) : node;
  }

  private static boolean whole(JsonNode node) {
    if (!node.isNumber()) {
      return false;
    }
    BigDecimal value = node.decimalValue();
    return value.precision() - (long) value.scale() <= 18
        && value.stripTrailingZeros().scale() <= 0;
  }
}
