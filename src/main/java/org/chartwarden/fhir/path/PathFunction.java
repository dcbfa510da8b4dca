package org.chartwarden.fhir.path;

import java.util.List;
import java.util.Set;

/**
 * A function that paths may call.
 *
 * @param least fewest arguments
 * @param most most arguments
 * @param perItem whether the arguments are evaluated for each item of the input
 * @param takesType whether the argument is the name of a type
 * @param result the types it can give
 * @param body adds what it gives
 */
record PathFunction(
    String name,
    int least,
    int most,
    boolean perItem,
    boolean takesType,
    Result result,
    Body body) {

  /** What a function does. */
  interface Body {
    void apply(Call call, List<Located> into);
  }

  /** The types a function can give, by those of input and arguments; empty when not known. */
  interface Result {
    Set<ElementType> types(Set<ElementType> input, List<Set<ElementType>> arguments);
  }

  /** What comes in goes out. */
  static final Result INPUT = (input, arguments) -> input;

  /** What the first argument gives goes out. */
  static final Result ARGUMENT = (input, arguments) -> arguments.get(0);

  static final Result UNKNOWN = (input, arguments) -> Set.of();

  static Result gives(ElementType type) {
    Set<ElementType> types = Set.of(type);
    return (input, arguments) -> types;
  }

  static PathFunction of(String name, int least, int most, Result result, Body body) {
    return new PathFunction(name, least, most, false, false, result, body);
  }

  static PathFunction perItem(String name, int least, int most, Result result, Body body) {
    return new PathFunction(name, least, most, true, false, result, body);
  }

  static PathFunction typed(String name, int least, Result result, Body body) {
    return new PathFunction(name, least, 1, false, true, result, body);
  }

  /** How many arguments it takes, in words. */
  String arity() {
    String most = most() == 1 ? "1 argument" : most() + " arguments";
    return least == most() ? most : least + " to " + most;
  }
}
