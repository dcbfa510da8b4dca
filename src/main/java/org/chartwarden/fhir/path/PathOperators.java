package org.chartwarden.fhir.path;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operators between two paths (FHIRPath 2.0, Operations). */
final class PathOperators {

  private PathOperators() {}

  /** What an operator does with the values of its sides. */
  private interface Operation {
    void apply(List<Located> left, List<Located> right, Scope scope, List<Located> into);
  }

  static Step of(String operator, Step left, Step right) {
    return switch (operator) {
      case "=" -> truth(left, right, (l, r, scope) -> equal(l, r));
      case "!=" -> truth(left, right, (l, r, scope) -> opposite(equal(l, r)));
      case "~" -> truth(left, right, (l, r, scope) -> equivalent(l, r, scope));
      case "!~" -> truth(left, right, (l, r, scope) -> !equivalent(l, r, scope));
      case "<" -> truth(left, right, (l, r, scope) -> order(l, r, "<"));
      case "<=" -> truth(left, right, (l, r, scope) -> order(l, r, "<="));
      case ">" -> truth(left, right, (l, r, scope) -> order(l, r, ">"));
      case ">=" -> truth(left, right, (l, r, scope) -> order(l, r, ">="));
      case "in" -> truth(left, right, PathOperators::member);
      case "contains" -> truth(left, right, (l, r, scope) -> member(r, l, scope));
      case "and", "or", "xor", "implies" -> new Logic(operator, left, right);
      default -> new Binary(left, right, PathArithmetic.of(operator), null);
    };
  }

  /** A test of two collections; null when the answer is empty. */
  private interface Test {
    Boolean of(List<Located> left, List<Located> right, Scope scope);
  }

  private static Step truth(Step left, Step right, Test test) {
    return new Binary(
        left,
        right,
        null,
        (l, r, scope, into) -> {
          Boolean answer = test.of(l, r, scope);
          if (answer != null) {
            into.add(Values.bool(answer));
          }
        });
  }

  /** Either arithmetic on single values or a truth about collections. */
  private record Binary(Step left, Step right, PathArithmetic arithmetic, Operation truth)
      implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      List<Located> first = left.run(focus, scope);
      List<Located> second = right.run(focus, scope);
      scope.spend(1);
      if (truth != null) {
        truth.apply(first, second, scope, into);
        return;
      }
      Located result =
          arithmetic.apply(Values.single(first, "arithmetic"), Values.single(second, "arithmetic"));
      if (result != null) {
        into.add(result);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      Set<ElementType> first = left.types(focus, faults);
      Set<ElementType> second = right.types(focus, faults);
      return truth != null ? Set.of(Values.BOOLEAN) : arithmetic.types(first, second);
    }
  }

  private static Boolean opposite(Boolean value) {
    return value == null ? null : !value;
  }

  private static Boolean equal(List<Located> left, List<Located> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return null;
    }
    if (left.size() != right.size()) {
      return false;
    }
    Boolean all = true;
    for (int i = 0; i < left.size(); i++) {
      Boolean one = Values.equal(left.get(i), right.get(i));
      if (Boolean.FALSE.equals(one)) {
        return false;
      }
      all = one == null ? null : all;
    }
    return all;
  }

  private static Boolean order(List<Located> left, List<Located> right, String operator) {
    Located first = Values.single(left, "'" + operator + "'");
    Located second = Values.single(right, "'" + operator + "'");
    Integer order = first == null || second == null ? null : Values.compare(first, second);
    if (order == null) {
      return null;
    }
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Boolean member(List<Located> left, List<Located> right, Scope scope) {
    Located wanted = Values.single(left, "'in' and 'contains'");
    return wanted == null ? null : Values.contains(right, wanted, scope);
  }

  private static boolean equivalent(List<Located> left, List<Located> right, Scope scope) {
    if (left.size() != right.size()) {
      return false;
    }
    List<Located> open = new ArrayList<>(right);
    for (Located item : left) {
      scope.spend(open.size());
      if (!removeEquivalent(open, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean removeEquivalent(List<Located> open, Located wanted) {
    for (int i = 0; i < open.size(); i++) {
      if (equivalent(open.get(i), wanted)) {
        open.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean equivalent(Located left, Located right) {
    if (left.type().name().equals("Coding") && right.type().name().equals("Coding")) {
      return left.node().path("code").equals(right.node().path("code"))
          && left.node().path("system").equals(right.node().path("system"));
    }
    boolean texts = left.node().isTextual() && right.node().isTextual();
    if (texts && !left.type().kind().isTime() && !right.type().kind().isTime()) {
      return folded(left).equals(folded(right));
    }
    if (left.node().isNumber() && right.node().isNumber()) {
      BigDecimal first = Values.number(left);
      BigDecimal second = Values.number(right);
      int scale = Math.max(0, Math.min(first.scale(), second.scale()));
      return first
              .setScale(scale, java.math.RoundingMode.HALF_UP)
              .compareTo(second.setScale(scale, java.math.RoundingMode.HALF_UP))
          == 0;
    }
    return Boolean.TRUE.equals(Values.equal(left, right));
  }

  private static String folded(Located item) {
    return item.node().textValue().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Three-valued logic; the right side is not asked when the left one decides. */
  record Logic(String operator, Step left, Step right) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      Boolean first = Values.truth(left.run(focus, scope));
      if (first != null && decides(first)) {
        into.add(Values.bool(!operator.equals("and")));
        return;
      }
      Boolean second = Values.truth(right.run(focus, scope));
      Boolean answer = answer(first, second);
      if (answer != null) {
        into.add(Values.bool(answer));
      }
    }

    private boolean decides(boolean first) {
      return operator.equals("or") == first && !operator.equals("xor");
    }

    private Boolean answer(Boolean first, Boolean second) {
      boolean bothKnown = first != null && second != null;
      return switch (operator) {
        case "and" ->
            Boolean.FALSE.equals(first) || Boolean.FALSE.equals(second)
                ? Boolean.FALSE
                : bothKnown ? Boolean.TRUE : null;
        case "or" ->
            Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second)
                ? Boolean.TRUE
                : bothKnown ? Boolean.FALSE : null;
        case "xor" -> bothKnown ? Boolean.valueOf(!first.equals(second)) : null;
        default -> Boolean.TRUE.equals(second) ? Boolean.TRUE : first == null ? null : second;
      };
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      left.types(focus, faults);
      right.types(focus, faults);
      return Set.of(Values.BOOLEAN);
    }
  }

  record Negated(Step step) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      Located item = Values.single(step.run(focus, scope), "'-'");
      BigDecimal value = Values.number(item);
      if (value != null) {
        into.add(
            item.type().kind() == ElementType.Kind.INTEGER
                ? Values.integer(value.negate())
                : Values.decimal(value.negate()));
      } else if (item != null) {
        Quantities.amount(item)
            .ifPresent(amount -> into.add(Quantities.of(amount.value().negate(), amount.unit())));
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return step.types(focus, faults);
    }
  }
}
