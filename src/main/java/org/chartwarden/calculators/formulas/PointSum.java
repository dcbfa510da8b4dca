package org.chartwarden.calculators.formulas;

/** Adds the points of a score and writes down what each item gave. */
final class PointSum {

  private final CalculatorInputs in;
  private final Working working = new Working();
  private double total;
  private double highest;

  PointSum(CalculatorInputs in) {
    this.in = in;
  }

  /** Points for an item that is present. */
  PointSum flag(InputSpec.Flag flag, double points) {
    boolean present = in.flag(flag);
    return add(present ? points : 0, flag.label() + (present ? ": yes" : ": no"));
  }

  /** Points, once, when at least one of the items is present. */
  PointSum any(double points, InputSpec.Flag... flags) {
    StringBuilder present = new StringBuilder();
    for (InputSpec.Flag flag : flags) {
      if (in.flag(flag)) {
        present.append(present.isEmpty() ? "" : ", ").append(flag.label());
      }
    }
    if (present.isEmpty()) {
      for (InputSpec.Flag flag : flags) {
        present.append(present.isEmpty() ? "no " : " and no ").append(flag.label());
      }
      return add(0, present.toString());
    }
    return add(points, present.toString());
  }

  /** Points by the stretch that a number falls into; nothing when an optional one is missing. */
  PointSum scale(InputSpec.Quantity quantity, Scale scale) {
    if (!in.has(quantity)) {
      return this;
    }
    return scale(quantity.label(), in.number(quantity), quantity.unit(), scale);
  }

  /** As {@link #scale(InputSpec.Quantity, Scale)}, for a number that was derived. */
  PointSum scale(String label, double value, String unit, Scale scale) {
    String shown = unit.equals("1") || unit.startsWith("{") ? "" : " " + unit;
    return add(
        scale.points(value),
        label + " " + Working.show(value) + shown + " (" + scale.stretch(value) + ")");
  }

  /** The points of the option that was chosen. */
  PointSum choice(InputSpec.Choice choice) {
    if (!in.has(choice)) {
      return this;
    }
    InputSpec.Option option = in.option(choice);
    return add(option.points(), choice.label() + ": " + option.label());
  }

  /** The points of every choice that a calculator asks for, in its order. */
  PointSum choices(CalculatorSpec spec) {
    for (InputSpec input : spec.inputs()) {
      if (input instanceof InputSpec.Choice choice) {
        choice(choice);
      }
    }
    return this;
  }

  /** Points when a condition holds that {@code what} says in words. */
  PointSum when(boolean met, double points, String what) {
    return add(met ? points : 0, what + (met ? ": yes" : ": no"));
  }

  PointSum add(double points, String what) {
    total += points;
    highest = Math.max(highest, points);
    working.note(what + ": " + (points > 0 ? "+" : "") + Working.show(points));
    return this;
  }

  PointSum remark(String sentence) {
    working.remark(sentence);
    return this;
  }

  double total() {
    return total;
  }

  /** The most points that one item gave. */
  double highest() {
    return highest;
  }

  Working working() {
    return working;
  }

  CalculatorResult result(CalculatorSpec spec) {
    working.note("sum: " + Working.show(total));
    return CalculatorResult.of(spec, total, working);
  }
}
