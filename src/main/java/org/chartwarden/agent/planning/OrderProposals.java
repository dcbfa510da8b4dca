package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.platform.Json;

/** Proposes the orders of a plan for one patient, when their conditions hold. */
final class OrderProposals {

  private final ClinicalRequest request;
  private final PatientResolution.Candidate patient;
  private final OffsetDateTime now;

  OrderProposals(ClinicalRequest request, PatientResolution.Candidate patient, OffsetDateTime now) {
    this.request = request;
    this.patient = patient;
    this.now = now;
  }

  /** Proposes one order or says why not. */
  Talk<GoalAnswers.Answer> order(Goal.Ordering goal) {
    DoseRule rule = ruleFor(goal);
    if (goal.condition() == null) {
      return propose(goal, rule, "as instructed");
    }
    return new ConditionCheck(request, patient.id(), now, rule, basisOf(goal))
        .test(goal.condition())
        .then(
            verdict ->
                switch (verdict.holds()) {
                  case YES -> propose(goal, rule, verdict.reason());
                  case NO -> notDue(goal, verdict.reason());
                  case UNKNOWN -> notDue(goal, verdict.reason() + ", so the condition is unknown");
                });
  }

  /** The dosing rule that "low" refers to; an attached lab uses that of its medication. */
  private DoseRule ruleFor(Goal.Ordering goal) {
    if (goal.order() instanceof Order.Medication medication) {
      return tableOnly(medication.rule());
    }
    for (Goal other : request.goals()) {
      if (other instanceof Goal.Ordering o
          && o.patient() == goal.patient()
          && o.order() instanceof Order.Medication medication
          && goal.condition() != null
          && goal.condition().equals(o.condition())) {
        return tableOnly(medication.rule());
      }
    }
    return null;
  }

  /** The result that the dosing rule is about; an attached lab shares that of its medication. */
  private Measured basisOf(Goal.Ordering goal) {
    if (goal.basis() != null) {
      return goal.basis();
    }
    for (Goal other : request.goals()) {
      if (other instanceof Goal.Ordering o
          && o.patient() == goal.patient()
          && o.basis() != null
          && goal.condition() != null
          && goal.condition().equals(o.condition())) {
        return o.basis();
      }
    }
    return null;
  }

  private static DoseRule tableOnly(DoseRule rule) {
    return rule instanceof DoseRule.Dose ? null : rule;
  }

  private static Talk<GoalAnswers.Answer> notDue(Goal.Ordering goal, String reason) {
    return Talk.done(
        new GoalAnswers.Answer(
            List.of(), "No order of " + name(goal.order()) + ": " + reason + "."));
  }

  private static String name(Order order) {
    return switch (order) {
      case Order.Medication m -> m.concept().display();
      case Order.Lab l -> l.concept().display().toLowerCase(Locale.ROOT) + " (lab)";
      case Order.Imaging i -> i.concept().display();
      case Order.Referral r -> r.concept().display() + " (referral)";
      case Order.Stop s -> s.concept().display();
    };
  }

  private Talk<GoalAnswers.Answer> propose(Goal.Ordering goal, DoseRule rule, String reason) {
    return switch (goal.order()) {
      case Order.Medication m -> medication(goal, m, rule, reason);
      case Order.Lab l -> {
        ObjectNode arguments = start(reason).put("test", l.concept().display());
        arguments.put("concept", l.concept().id());
        ChartQuestions.codes(arguments, l.codes());
        yield send("order_lab", service(arguments, l.details()), goal, reason);
      }
      case Order.Imaging i -> {
        ObjectNode arguments = start(reason).put("study", i.concept().display());
        ChartQuestions.codes(arguments, i.codes());
        if (i.details().laterality() != null) {
          arguments.put("laterality", i.details().laterality());
        }
        yield send("order_imaging", service(arguments, i.details()), goal, reason);
      }
      case Order.Referral r -> {
        ObjectNode arguments = start(reason).put("specialty", r.concept().display());
        ChartQuestions.codes(arguments, r.codes());
        yield send("order_referral", service(arguments, r.details()), goal, reason);
      }
      case Order.Stop s ->
          send(
              "stop_medication",
              start(reason)
                  .put("medication", s.concept().display())
                  .put("concept", s.concept().id()),
              goal,
              reason);
    };
  }

  private ObjectNode start(String reason) {
    return Json.object().put("patient", patient.id()).put("reason", reason);
  }

  private static ObjectNode service(ObjectNode arguments, Order.Details details) {
    if (details.occurrence() != null) {
      arguments.put("occurrence", details.occurrence());
    }
    if (details.priority() != null) {
      arguments.put("priority", details.priority());
    }
    if (details.note() != null) {
      arguments.put("note", details.note());
    }
    return arguments;
  }

  private static Talk<GoalAnswers.Answer> send(
      String tool, ObjectNode arguments, Goal.Ordering goal, String reason) {
    return ChartQuestions.propose(tool, arguments)
        .then(
            value ->
                Talk.done(
                    new GoalAnswers.Answer(
                        List.of(),
                        "Proposed: " + name(goal.order()) + " because " + reason + ".")));
  }

  private Talk<GoalAnswers.Answer> medication(
      Goal.Ordering goal, Order.Medication order, DoseRule rule, String reason) {
    if (order.rule() instanceof DoseRule.Dose dose
        && !PlausibleDose.is(order.concept().id(), dose)) {
      return implausible(order, dose);
    }
    if (rule == null) {
      return send(
          "order_medication",
          DoseArguments.dosed(start(reason), order, (DoseRule.Dose) order.rule()),
          goal,
          reason);
    }
    if (goal.basis() == null) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSUPPORTED,
          "The dose of "
              + order.concept().display()
              + " depends on a result that the task does not name.");
    }
    Measured measured = goal.basis();
    String unit = DoseArguments.unit(rule, measured);
    return new ConditionCheck(request, patient.id(), now, rule, measured)
        .valueIn(measured, unit)
        .then(
            charted ->
                charted == null || charted.number() == null
                    ? notDue(goal, "there is no result to dose by")
                    : byTable(goal, order, rule, charted, reason));
  }

  private static Talk<GoalAnswers.Answer> implausible(Order.Medication order, DoseRule.Dose dose) {
    return Talk.stop(
        PlannerMove.DeclineCode.UNSAFE,
        dose.amount().toPlainString()
            + " "
            + dose.unit()
            + " of "
            + order.concept().display()
            + " is no plausible single dose; please check the dosing instruction.");
  }

  private Talk<GoalAnswers.Answer> byTable(
      Goal.Ordering goal,
      Order.Medication order,
      DoseRule rule,
      ChartQuestions.Charted charted,
      String reason) {
    if (rule instanceof DoseRule.Bands bands
        && bands.bands().stream()
                .filter(b -> b.range().test(charted.number()))
                .map(DoseRule.Band::dose)
                .distinct()
                .count()
            > 1) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSAFE,
          "The dosing table gives more than one dose for "
              + charted.number().toPlainString()
              + "; I never guess one.");
    }
    return ChartQuestions.ask("replacement_dose", DoseArguments.table(rule, charted.number()))
        .then(
            dose -> {
              if (!dose.path("needed").asBoolean(false)) {
                return notDue(
                    goal,
                    charted.text(goal.basis().concept().display()) + " needs no dose by the rule");
              }
              DoseRule.Dose given =
                  new DoseRule.Dose(
                      dose.path("dose").decimalValue(),
                      dose.path("dose_unit").asText(),
                      dose.hasNonNull("duration") ? dose.get("duration").decimalValue() : null,
                      dose.path("duration_unit").asText(null),
                      DoseArguments.routeOf(rule, dose));
              if (!PlausibleDose.is(order.concept().id(), given)) {
                return implausible(order, given);
              }
              String why = reason + "; " + dose.path("working").asText("by the dosing rule");
              ObjectNode arguments = DoseArguments.dosed(start(why), order, given);
              if (charted.reference() != null) {
                arguments.putArray("based_on").add(charted.reference());
              }
              if (goal.basis().window().from() != null) {
                arguments.put(
                    "result_max_age_hours",
                    Duration.between(goal.basis().window().from(), now).toHours());
              }
              return send("order_medication", arguments, goal, why);
            });
  }
}
