package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.units.Amount;

/** Arithmetic on numbers, texts, quantities and times (FHIRPath 2.0, Math). */
enum PathArithmetic {
  PLUS,
  MINUS,
  TIMES,
  DIVIDED,
  DIV,
  MOD,
  JOINED;

  static PathArithmetic of(String operator) {
    return switch (operator) {
      case "+" -> PLUS;
      case "-" -> MINUS;
      case "*" -> TIMES;
      case "/" -> DIVIDED;
      case "div" -> DIV;
      case "mod" -> MOD;
      case "&" -> JOINED;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** The result, null where it is empty. */
  Located apply(Located left, Located right) {
    if (this == JOINED) {
      String first = Values.text(left);
      String second = Values.text(right);
      return Values.string((first == null ? "" : first) + (second == null ? "" : second));
    }
    if (left == null || right == null || !left.hasValue() || !right.hasValue()) {
      return null;
    }
    BigDecimal first = Values.number(left);
    BigDecimal second = Values.number(right);
    if (first != null && second != null) {
      BigDecimal result = calculate(first, second);
      if (result == null) {
        return null;
      }
      return whole(left, right) ? Values.integer(result) : Values.decimal(result);
    }
    if (this == PLUS && left.type().kind() == ElementType.Kind.STRING) {
      return Values.string(Values.text(left) + Values.text(right));
    }
    if (left.type().kind().isTime() && right.type().kind() == ElementType.Kind.QUANTITY) {
      return shifted(left, right);
    }
    return quantity(left, right);
  }

  private boolean whole(Located left, Located right) {
    boolean both =
        left.type().kind() == ElementType.Kind.INTEGER
            && right.type().kind() == ElementType.Kind.INTEGER;
    return this == DIV || (both && this != DIVIDED);
  }

  private BigDecimal calculate(BigDecimal first, BigDecimal second) {
    return switch (this) {
      case PLUS -> first.add(second);
      case MINUS -> first.subtract(second);
      case TIMES -> first.multiply(second);
      case DIVIDED -> second.signum() == 0 ? null : divided(first, second);
      case DIV ->
          second.signum() == 0
              ? null
              : first.divideToIntegralValue(second).setScale(0, RoundingMode.DOWN);
      case MOD -> second.signum() == 0 ? null : first.remainder(second);
      case JOINED -> null;
    };
  }

  private static BigDecimal divided(BigDecimal first, BigDecimal second) {
    BigDecimal quotient = first.divide(second, MathContext.DECIMAL64).stripTrailingZeros();
    return quotient.scale() < 0 ? quotient.setScale(0) : quotient;
  }

  private Located quantity(Located left, Located right) {
    Optional<Amount> first = Quantities.amount(left);
    Optional<Amount> second = Quantities.amount(right);
    if (first.isEmpty() || second.isEmpty()) {
      throw new PathFault(left.type() + " and " + right.type() + " cannot be calculated with");
    }
    boolean scaled = this != PLUS && this != MINUS;
    if (scaled && !second.get().unit().equals("1")) {
      throw new PathFault("a quantity is multiplied and divided by plain numbers only");
    }
    Optional<Amount> same =
        scaled ? second : second.flatMap(other -> Quantities.in(other, first.get().unit()));
    if (same.isEmpty()) {
      return null;
    }
    BigDecimal result = calculate(first.get().value(), same.get().value());
    return result == null ? null : Quantities.of(result, first.get().unit());
  }

  private Located shifted(Located time, Located by) {
    PartialTime start = Values.time(time);
    Optional<Amount> amount = Quantities.amount(by);
    if (start == null || amount.isEmpty() || (this != PLUS && this != MINUS)) {
      throw new PathFault("a time can be moved by a quantity with + and - only");
    }
    String moved =
        TimeShift.move(
            time.node().textValue(),
            this == PLUS ? amount.get().value() : amount.get().value().negate(),
            amount.get().unit());
    return moved == null ? null : new Located(new TextNode(moved), time.type());
  }

  Set<ElementType> types(Set<ElementType> left, Set<ElementType> right) {
    if (this == JOINED) {
      return Set.of(Values.STRING);
    }
    if (this == DIVIDED
        && left.stream().allMatch(type -> type.kind() == ElementType.Kind.INTEGER)) {
      return left.isEmpty() ? Set.of() : Set.of(Values.DECIMAL);
    }
    boolean widened = right.stream().anyMatch(type -> type.kind() == ElementType.Kind.DECIMAL);
    boolean whole = left.stream().allMatch(type -> type.kind() == ElementType.Kind.INTEGER);
    return widened && whole && !left.isEmpty() ? Set.of(Values.DECIMAL) : left;
  }
}
