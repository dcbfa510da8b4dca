package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;
import static org.chartwarden.fhir.path.PathFunction.perItem;

import java.util.ArrayList;
import java.util.List;

/** Functions that tell something about a collection (FHIRPath 2.0, Existence). */
final class ExistenceFunctions {

  private static final PathFunction.Result TRUTH = gives(Values.BOOLEAN);

  static final List<PathFunction> ALL =
      List.of(
          of("empty", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(call.input().isEmpty()))),
          perItem("exists", 0, 1, TRUTH, (call, into) -> into.add(Values.bool(exists(call)))),
          perItem("all", 1, 1, TRUTH, (call, into) -> into.add(Values.bool(all(call)))),
          of("allTrue", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(every(call, true)))),
          of("allFalse", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(every(call, false)))),
          of("anyTrue", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(some(call, true)))),
          of("anyFalse", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(some(call, false)))),
          of(
              "subsetOf",
              1,
              1,
              TRUTH,
              (call, into) -> into.add(Values.bool(within(call.input(), call.argument(0), call)))),
          of(
              "supersetOf",
              1,
              1,
              TRUTH,
              (call, into) -> into.add(Values.bool(within(call.argument(0), call.input(), call)))),
          of(
              "count",
              0,
              0,
              gives(Values.INTEGER),
              (call, into) -> into.add(Values.integer(call.input().size()))),
          of("distinct", 0, 0, PathFunction.INPUT, (call, into) -> into.addAll(distinct(call))),
          of(
              "isDistinct",
              0,
              0,
              TRUTH,
              (call, into) -> into.add(Values.bool(distinct(call).size() == call.input().size()))),
          of("not", 0, 0, TRUTH, ExistenceFunctions::not),
          of("hasValue", 0, 0, TRUTH, (call, into) -> into.add(Values.bool(hasValue(call)))),
          of(
              "getValue",
              0,
              0,
              PathFunction.INPUT,
              (call, into) -> {
                if (hasValue(call)) {
                  into.addAll(call.input());
                }
              }));

  private ExistenceFunctions() {}

  private static boolean exists(Call call) {
    if (!call.has(0)) {
      return !call.input().isEmpty();
    }
    for (int i = 0; i < call.input().size(); i++) {
      if (call.holds(0, call.input().get(i), i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(Call call) {
    for (int i = 0; i < call.input().size(); i++) {
      if (!call.holds(0, call.input().get(i), i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean every(Call call, boolean wanted) {
    return call.input().stream().allMatch(item -> is(item, wanted));
  }

  private static boolean some(Call call, boolean wanted) {
    return call.input().stream().anyMatch(item -> is(item, wanted));
  }

  private static boolean is(Located item, boolean wanted) {
    return item.node().isBoolean() && item.node().booleanValue() == wanted;
  }

  private static boolean within(List<Located> part, List<Located> whole, Call call) {
    return part.stream().allMatch(item -> Values.contains(whole, item, call.scope()));
  }

  static List<Located> distinct(Call call) {
    List<Located> kept = new ArrayList<>();
    for (Located item : call.input()) {
      if (!Values.contains(kept, item, call.scope())) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static void not(Call call, List<Located> into) {
    Boolean value = Values.truth(call.input());
    if (value != null) {
      into.add(Values.bool(!value));
    }
  }

  private static boolean hasValue(Call call) {
    return call.input().size() == 1
        && call.input().get(0).hasValue()
        && call.input().get(0).node().isValueNode();
  }
}
