package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.ARGUMENT;
import static org.chartwarden.fhir.path.PathFunction.INPUT;
import static org.chartwarden.fhir.path.PathFunction.UNKNOWN;
import static org.chartwarden.fhir.path.PathFunction.of;
import static org.chartwarden.fhir.path.PathFunction.perItem;
import static org.chartwarden.fhir.path.PathFunction.typed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Functions that take items out of collections and put collections together (FHIRPath 2.0,
 * Filtering and projection, Subsetting, Combining, Tree navigation).
 */
final class SelectionFunctions {

  private static final int MOST_REPEATED = 100_000;

  static final List<PathFunction> ALL =
      List.of(
          perItem("where", 1, 1, INPUT, SelectionFunctions::where),
          perItem("select", 1, 1, ARGUMENT, SelectionFunctions::select),
          perItem("repeat", 1, 1, ARGUMENT, SelectionFunctions::repeat),
          typed("ofType", 1, INPUT, SelectionFunctions::never),
          typed("as", 1, INPUT, SelectionFunctions::never),
          typed("is", 1, INPUT, SelectionFunctions::never),
          of("first", 0, 0, INPUT, (call, into) -> slice(call, 0, 1, into)),
          of("last", 0, 0, INPUT, (call, into) -> slice(call, call.input().size() - 1, 1, into)),
          of("tail", 0, 0, INPUT, (call, into) -> slice(call, 1, Integer.MAX_VALUE, into)),
          of("single", 0, 0, INPUT, SelectionFunctions::single),
          of("skip", 1, 1, INPUT, (call, into) -> skip(call, into)),
          of("take", 1, 1, INPUT, (call, into) -> take(call, into)),
          of("intersect", 1, 1, INPUT, (call, into) -> meet(call, true, into)),
          of("exclude", 1, 1, INPUT, (call, into) -> meet(call, false, into)),
          of("union", 1, 1, SelectionFunctions::both, SelectionFunctions::union),
          of("combine", 1, 1, SelectionFunctions::both, SelectionFunctions::combine),
          perItem("aggregate", 1, 2, ARGUMENT, SelectionFunctions::aggregate),
          perItem("iif", 2, 3, UNKNOWN, SelectionFunctions::iif),
          of("trace", 1, 2, INPUT, (call, into) -> into.addAll(call.input())),
          of("children", 0, 0, UNKNOWN, (call, into) -> children(call.input(), into)),
          of("descendants", 0, 0, UNKNOWN, SelectionFunctions::descendants));

  private SelectionFunctions() {}

  /** Casts are steps of their own; the entries only say that the names take a type. */
  private static void never(Call call, List<Located> into) {
    throw new IllegalStateException("a cast is compiled to a step");
  }

  private static void where(Call call, List<Located> into) {
    for (int i = 0; i < call.input().size(); i++) {
      Located item = call.input().get(i);
      if (call.holds(0, item, i)) {
        into.add(item);
      }
    }
  }

  private static void select(Call call, List<Located> into) {
    for (int i = 0; i < call.input().size(); i++) {
      into.addAll(call.argument(0, call.input().get(i), i));
    }
  }

  private static void repeat(Call call, List<Located> into) {
    List<Located> open = call.input();
    int start = into.size();
    while (!open.isEmpty()) {
      List<Located> next = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        for (Located found : call.argument(0, open.get(i), i)) {
          if (!Values.contains(into.subList(start, into.size()), found, call.scope())) {
            into.add(found);
            next.add(found);
          }
        }
      }
      if (into.size() - start > MOST_REPEATED) {
        throw new PathFault("repeat() finds more than " + MOST_REPEATED + " items");
      }
      open = next;
    }
  }

  private static void slice(Call call, int from, int most, List<Located> into) {
    List<Located> all = call.input();
    int start = Math.max(0, from);
    for (int i = start; i < all.size() && i - start < most; i++) {
      into.add(all.get(i));
    }
  }

  private static void single(Call call, List<Located> into) {
    if (call.single() != null) {
      into.add(call.single());
    }
  }

  private static void skip(Call call, List<Located> into) {
    Integer count = call.count(0);
    if (count != null) {
      slice(call, count, Integer.MAX_VALUE, into);
    }
  }

  private static void take(Call call, List<Located> into) {
    Integer count = call.count(0);
    if (count != null && count > 0) {
      slice(call, 0, count, into);
    }
  }

  private static void meet(Call call, boolean inBoth, List<Located> into) {
    List<Located> other = call.argument(0);
    for (Located item : inBoth ? ExistenceFunctions.distinct(call) : call.input()) {
      if (Values.contains(other, item, call.scope()) == inBoth) {
        into.add(item);
      }
    }
  }

  private static void union(Call call, List<Located> into) {
    List<Located> kept = new ArrayList<>(ExistenceFunctions.distinct(call));
    for (Located item : call.argument(0)) {
      if (!Values.contains(kept, item, call.scope())) {
        kept.add(item);
      }
    }
    into.addAll(kept);
  }

  private static void combine(Call call, List<Located> into) {
    into.addAll(call.input());
    into.addAll(call.argument(0));
  }

  private static Set<ElementType> both(Set<ElementType> input, List<Set<ElementType>> arguments) {
    Set<ElementType> types = new LinkedHashSet<>(input);
    types.addAll(arguments.get(0));
    return types;
  }

  private static void aggregate(Call call, List<Located> into) {
    List<Located> outer = call.scope().total();
    List<Located> total = call.has(1) ? call.argument(1) : List.of();
    for (int i = 0; i < call.input().size(); i++) {
      call.scope().total(total);
      total = call.argument(0, call.input().get(i), i);
    }
    call.scope().total(outer);
    into.addAll(total);
  }

  private static void iif(Call call, List<Located> into) {
    Located item = call.input().isEmpty() ? call.focus() : call.single();
    if (call.holds(0, item, 0)) {
      into.addAll(call.argument(1, item, 0));
    } else if (call.has(2)) {
      into.addAll(call.argument(2, item, 0));
    }
  }

  private static void children(List<Located> parents, List<Located> into) {
    for (Located parent : parents) {
      for (String element : parent.type().elements()) {
        parent.type().collect(parent, element, "", into);
      }
    }
  }

  private static void descendants(Call call, List<Located> into) {
    List<Located> open = call.input();
    while (!open.isEmpty()) {
      List<Located> next = new ArrayList<>();
      children(open, next);
      call.scope().spend(next.size());
      into.addAll(next);
      open = next;
    }
  }
}
