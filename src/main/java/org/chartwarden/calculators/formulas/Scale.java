package org.chartwarden.calculators.formulas;

import java.util.ArrayList;
import java.util.List;

/**
 * Points by stretches of a number, read upwards: {@code Scale.from(0).at(45, 1).above(64, 2)} is 0
 * below 45, 1 from 45, and 2 above 64.
 */
final class Scale {

  private record Step(double threshold, boolean inclusive, double points, String shown) {
    Step(double threshold, boolean inclusive, double points) {
      this(threshold, inclusive, points, Working.show(threshold));
    }

    boolean reached(double value) {
      return inclusive ? value >= threshold : value > threshold;
    }

    String sign() {
      return inclusive ? "≥ " : "> ";
    }
  }

  private final double lowest;
  private final List<Step> steps;

  private Scale(double lowest, List<Step> steps) {
    this.lowest = lowest;
    this.steps = steps;
  }

  static Scale from(double points) {
    return new Scale(points, List.of());
  }

  /** From this value on, including it. */
  Scale at(double threshold, double points) {
    return with(new Step(threshold, true, points));
  }

  /** Above this value, without it. */
  Scale above(double threshold, double points) {
    return with(new Step(threshold, false, points));
  }

  double points(double value) {
    double points = lowest;
    for (Step step : steps) {
      if (!step.reached(value)) {
        break;
      }
      points = step.points();
    }
    return points;
  }

  /** The stretch that holds a value, for instance "≥ 45 and < 65". */
  String stretch(double value) {
    Step reached = null;
    for (Step step : steps) {
      if (!step.reached(value)) {
        String below = (step.inclusive() ? "< " : "≤ ") + step.shown();
        return reached == null ? below : reached.sign() + reached.shown() + " and " + below;
      }
      reached = step;
    }
    return reached == null ? "any" : reached.sign() + reached.shown();
  }

  private Scale with(Step step) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1).threshold() > step.threshold()) {
      throw new IllegalArgumentException("thresholds of a scale rise");
    }
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Scale(lowest, List.copyOf(more));
  }
}
