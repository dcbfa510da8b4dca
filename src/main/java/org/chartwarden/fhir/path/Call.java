package org.chartwarden.fhir.path;

import java.math.BigDecimal;
import java.util.List;

/**
 * One call of a function.
 *
 * @param input what the function is called on
 * @param focus {@code $this} outside the call
 */
record Call(Invocation invocation, List<Located> input, Located focus, Scope scope) {

  boolean has(int argument) {
    return argument < invocation.arguments().size();
  }

  String type() {
    return invocation.type();
  }

  /** An argument evaluated outside, once. */
  List<Located> argument(int index) {
    return invocation.arguments().get(index).run(focus, scope);
  }

  /** An argument evaluated for one item of the input. */
  List<Located> argument(int index, Located item, int place) {
    int outer = scope.index();
    scope.index(place);
    List<Located> found = invocation.arguments().get(index).run(item, scope);
    scope.index(outer);
    return found;
  }

  /** Whether an argument holds for one item of the input. */
  boolean holds(int index, Located item, int place) {
    return Boolean.TRUE.equals(Values.truth(argument(index, item, place)));
  }

  /** The one item of the input, or null when it is empty. */
  Located single() {
    return Values.single(input, invocation.function().name() + "()");
  }

  /** The text of the one item of the input, or null. */
  String text() {
    return Values.text(single());
  }

  /** The number of the one item of the input, or null. */
  BigDecimal number() {
    return Values.number(single());
  }

  /** The text of an argument, or null when it is empty or not given. */
  String text(int index) {
    return has(index) ? Values.text(one(index)) : null;
  }

  /** The number of an argument, or null when it is empty or not given. */
  BigDecimal number(int index) {
    return has(index) ? Values.number(one(index)) : null;
  }

  /** A number of an argument that counts things, or null when it is empty or not given. */
  Integer count(int index) {
    BigDecimal value = number(index);
    if (value == null) {
      return null;
    }
    // Beyond any list or text the exact count does not matter.
    BigDecimal bound = BigDecimal.valueOf(1_000_000_000);
    return value.max(bound.negate()).min(bound).intValue();
  }

  private Located one(int index) {
    return Values.single(
        argument(index), "argument " + (index + 1) + " of " + invocation.function().name() + "()");
  }
}
