package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.notes.vocabulary.Concept;

/** The orders of an instruction with the conditions and prohibitions that govern them. */
final class OrderBook {

  private final Scene scene;
  private final List<Goal.Ordering> orders = new ArrayList<>();
  private final List<Condition> exclusions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean forbidden;
  private boolean forbiddenLab;

  OrderBook(Scene scene) {
    this.scene = scene;
  }

  /** Whether a referral or imaging study is among the orders. */
  boolean refers() {
    return orders.stream()
        .anyMatch(o -> o.order() instanceof Order.Referral || o.order() instanceof Order.Imaging);
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  /** Remarks for the explanation. */
  List<String> notes() {
    return notes;
  }

  /** Puts a condition on the last orders. */
  void governLast(int count, Condition effective) {
    for (int j = Math.max(0, orders.size() - count); j < orders.size(); j++) {
      govern(j, effective);
    }
  }

  void add(int patient, Order order, Condition condition) {
    Condition governing = condition;
    Concept concept = OrderReader.concept(order);
    Goal.Ordering before =
        orders.stream()
            .filter(o -> o.patient() == patient && o.condition() != null)
            .reduce((a, b) -> b)
            .orElse(null);
    boolean sameSubject =
        before != null
            && order instanceof Order.Lab
            && before.order() instanceof Order.Medication
            && before.basis() != null
            && before.basis().concept().id().equals(concept.id());
    if (governing == null && sameSubject) {
      governing = before.condition();
      notes.add(
          "The "
              + concept.display().toLowerCase(java.util.Locale.ROOT)
              + " order goes with the replacement and is due only with it.");
    }
    governing = own(order, governing);
    Measured basis = basis(order, governing);
    if (governing == null && basis != null && dosedByResult(order)) {
      governing = new Condition.Compare(basis, Comparison.of(Comparison.Word.LOW));
    }
    Goal.Ordering ordering = new Goal.Ordering(patient, order, governing, basis);
    boolean repeated =
        orders.stream().anyMatch(o -> o.patient() == patient && o.order().equals(order));
    if (!repeated) {
      orders.add(ordering);
    }
  }

  private static boolean replaces(Order order, Measured measured) {
    return Scene.replacementFor(measured.concept())
        .filter(drug -> drug.id().equals(OrderReader.concept(order).id()))
        .isPresent();
  }

  /**
   * "Replace K and Mg if low": of tests that were all said with one word, each replacement takes
   * that of its own result.
   */
  private static Condition own(Order order, Condition condition) {
    List<Condition> parts =
        condition instanceof Condition.All all
            ? all.parts()
            : condition instanceof Condition.Any any ? any.parts() : List.of();
    boolean worded =
        parts.size() > 1
            && parts.stream()
                .allMatch(p -> p instanceof Condition.Compare c && c.comparison().word() != null);
    if (!worded || !(order instanceof Order.Medication medication)) {
      return condition;
    }
    return parts.stream()
        .filter(
            p ->
                Scene.replacementFor(((Condition.Compare) p).measured().concept())
                    .filter(drug -> drug.id().equals(medication.concept().id()))
                    .isPresent())
        .findFirst()
        .orElse(condition);
  }

  private Measured basis(Order order, Condition governing) {
    if (!(order instanceof Order.Medication)) {
      return null;
    }
    Measured tested = Conditions.tested(governing);
    Measured own =
        scene.measured().stream().filter(m -> replaces(order, m)).findFirst().orElse(null);
    if (tested != null && (own == null || replaces(order, tested) || !dosedByResult(order))) {
      return tested;
    }
    if (own != null) {
      return own;
    }
    return scene.measured().isEmpty() ? null : scene.measured().get(0);
  }

  void governAll(Condition effective) {
    for (int j = 0; j < orders.size(); j++) {
      govern(j, effective);
    }
  }

  private void govern(int index, Condition effective) {
    Goal.Ordering o = orders.get(index);
    Condition all = Condition.and(o.condition(), own(o.order(), effective));
    Measured tested = Conditions.tested(all);
    boolean drug = o.order() instanceof Order.Medication;
    orders.set(
        index,
        new Goal.Ordering(
            o.patient(), o.order(), all, drug && tested != null ? tested : o.basis()));
  }

  void forbid(Frame frame, Condition when) {
    if (when != null) {
      exclude(when);
    } else if (frame.matches("level|levels|lab|labs|test|recheck|repeat")
        && !frame.matches("anything|replace|replacement|orders|nothing")) {
      forbiddenLab = true;
    } else if (frame.role() != Frame.Role.OTHERWISE
        && !frame.matches("else|other|additional|further|extra|more|nothing else|just .*")) {
      forbidden = true;
    }
  }

  void exclude(Condition when) {
    exclusions.add(new Condition.Not(when));
  }

  /** The goals of the questions, then those of the orders. */
  List<Goal> with(List<Goal> goals) {
    if (forbidden && !orders.isEmpty()
        || forbiddenLab && orders.stream().anyMatch(o -> o.order() instanceof Order.Lab)) {
      throw NotUnderstood.unsupported(
          "The task both asks for an order and says not to order; please say which holds.");
    }
    List<Goal> all = new ArrayList<>(goals.stream().map(this::asked).toList());
    for (Goal.Ordering ordering : Tiers.apart(orders)) {
      Condition effective = ordering.condition();
      for (Condition exclusion : exclusions) {
        effective = Condition.and(effective, exclusion);
      }
      Measured tested = Conditions.tested(effective);
      Measured basis =
          ordering.basis() == null && ordering.order() instanceof Order.Medication
              ? tested
              : ordering.basis();
      implied(
          all,
          ordering.patient(),
          ordering.condition() == null && dosedByResult(ordering.order())
              ? ordering.basis()
              : Conditions.tested(ordering.condition()),
          ordering.condition() instanceof Condition.Missing);
      all.add(new Goal.Ordering(ordering.patient(), ordering.order(), effective, basis));
    }
    if (all.isEmpty()) {
      throw NotUnderstood.unsupported("I do not understand what is wanted.");
    }
    return all;
  }

  /** A question that only prepares an order is answered with the value it tests. */
  private Goal asked(Goal goal) {
    boolean prepares =
        goal instanceof Goal.Test t
            && !t.count()
            && orders.stream()
                .anyMatch(
                    o ->
                        o.patient() == t.patient()
                            && Conditions.tested(o.condition()) != null
                            && Conditions.tested(o.condition())
                                .concept()
                                .isRelative(t.measured().concept()));
    return prepares && goal instanceof Goal.Test t
        ? new Goal.Reading(
            t.patient(),
            t.measured(),
            t.statistic() == null ? Statistic.LATEST : t.statistic(),
            false,
            false)
        : goal;
  }

  private static boolean dosedByResult(Order order) {
    return order instanceof Order.Medication medication
        && !(medication.rule() instanceof DoseRule.Dose);
  }

  /** A condition on a value that nobody asked for by itself still tells it in the answer. */
  private static void implied(List<Goal> all, int patient, Measured tested, boolean missing) {
    if (tested == null) {
      return;
    }
    boolean asked =
        all.stream()
            .anyMatch(
                g ->
                    g instanceof Goal.Reading r
                        && r.patient() == patient
                        && r.measured().concept().isRelative(tested.concept()));
    if (!asked) {
      Measured shown =
          missing
              ? new Measured(tested.concept(), tested.codes(), Window.ALWAYS, tested.unit())
              : tested;
      all.add(new Goal.Reading(patient, shown, Statistic.LATEST, false, true));
    }
  }
}
