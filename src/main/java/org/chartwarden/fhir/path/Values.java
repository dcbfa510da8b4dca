package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;

/** Makes and reads the values that paths calculate with; nothing of it is kept. */
final class Values {

  static final ElementType BOOLEAN = ElementType.primitive("boolean");
  static final ElementType STRING = ElementType.primitive("string");
  static final ElementType INTEGER = ElementType.primitive("integer");
  static final ElementType DECIMAL = ElementType.primitive("decimal");
  static final ElementType DATE = ElementType.primitive("date");
  static final ElementType DATE_TIME = ElementType.primitive("dateTime");
  static final ElementType TIME = ElementType.primitive("time");
  static final ElementType QUANTITY = ElementType.primitive("Quantity");

  private static final Located TRUE = new Located(BooleanNode.TRUE, BOOLEAN);
  private static final Located FALSE = new Located(BooleanNode.FALSE, BOOLEAN);

  /** Calculating with more digits than this is refused; FHIR decimals have 18. */
  private static final int MOST_DIGITS = 400;

  private Values() {}

  static Located bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Located string(String value) {
    return new Located(new TextNode(value), STRING);
  }

  static Located integer(long value) {
    return new Located(
        value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value), INTEGER);
  }

  static Located integer(BigDecimal value) {
    return value.precision() - value.scale() <= 18
        ? integer(value.longValue())
        : new Located(DecimalNode.valueOf(value), INTEGER);
  }

  static Located decimal(BigDecimal value) {
    return new Located(DecimalNode.valueOf(value), DECIMAL);
  }

  /** The one item, or null when there is none. */
  static Located single(List<Located> items, String what) {
    if (items.size() > 1) {
      throw new PathFault(what + " needs one value, there are " + items.size());
    }
    return items.isEmpty() ? null : items.get(0);
  }

  /**
   * What a condition says: null when it is empty. One value that is no boolean counts as true
   * (FHIRPath, Singleton Evaluation of Collections).
   */
  static Boolean truth(List<Located> items) {
    Located item = single(items, "a condition");
    if (item == null || !item.hasValue()) {
      return null;
    }
    return item.node().isBoolean() ? item.node().booleanValue() : Boolean.TRUE;
  }

  /** The number, or null when it is none. */
  static BigDecimal number(Located item) {
    if (item == null || !item.node().isNumber()) {
      return null;
    }
    BigDecimal value = item.node().decimalValue();
    if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
      throw new PathFault("a number has more than " + MOST_DIGITS + " digits");
    }
    return value;
  }

  /** The text of a primitive value, or null when it is none. */
  static String text(Located item) {
    if (item == null || !item.hasValue() || item.node().isContainerNode()) {
      return null;
    }
    BigDecimal number = number(item);
    return number == null ? item.node().asText() : number.toPlainString();
  }

  /** The time, or null when the item is none. */
  static PartialTime time(Located item) {
    return item.node().isTextual() ? PartialTime.read(item.node().textValue()) : null;
  }

  /** Whether two items are equal; null when that is not known. */
  static Boolean equal(Located left, Located right) {
    if (!left.hasValue() || !right.hasValue()) {
      return null;
    }
    if (left.type().kind().isTime() || right.type().kind().isTime()) {
      if (left.node().equals(right.node())) {
        return true;
      }
      PartialTime first = time(left);
      PartialTime second = time(right);
      if (first == null || second == null) {
        return false;
      }
      Integer order = PartialTime.compare(first, second);
      return order == null ? null : order == 0;
    }
    if (left.type().kind() == ElementType.Kind.QUANTITY
        || right.type().kind() == ElementType.Kind.QUANTITY) {
      return Quantities.equal(left, right);
    }
    return sameJson(left.node(), right.node());
  }

  /** The order of two items; null when it is not known. */
  static Integer compare(Located left, Located right) {
    if (!left.hasValue() || !right.hasValue()) {
      return null;
    }
    ElementType.Kind first = left.type().kind();
    ElementType.Kind second = right.type().kind();
    if (left.node().isNumber() && right.node().isNumber()) {
      return left.node().decimalValue().compareTo(right.node().decimalValue());
    }
    if (first == ElementType.Kind.QUANTITY || second == ElementType.Kind.QUANTITY) {
      return Quantities.compare(left, right);
    }
    if (first.isTime() || second.isTime()) {
      PartialTime from = time(left);
      PartialTime to = time(right);
      if (from != null && to != null) {
        return PartialTime.compare(from, to);
      }
    } else if (left.node().isTextual() && right.node().isTextual()) {
      return left.node().textValue().compareTo(right.node().textValue());
    }
    throw new PathFault(left.type() + " and " + right.type() + " have no order");
  }

  /** Whether a list holds an item that equals one. */
  static boolean contains(List<Located> items, Located wanted, Scope scope) {
    scope.spend(items.size());
    for (Located item : items) {
      if (item.node() == wanted.node() && !wanted.node().isNull()) {
        return true;
      }
      if (Boolean.TRUE.equals(equal(item, wanted))) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameJson(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    return left.equals(
        (one, other) -> {
          if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
          }
          return one.equals(other) ? 0 : 1;
        },
        right);
  }
}
