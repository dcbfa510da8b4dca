package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.platform.Json;

/** Answers whether values pass a test, and how many do. Without a value the answer is unknown. */
final class TestAnswers {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ClinicalRequest request;
  private final PatientResolution.Candidate patient;
  private final GoalAnswers answers;
  private final OffsetDateTime now;

  TestAnswers(
      ClinicalRequest request,
      PatientResolution.Candidate patient,
      GoalAnswers answers,
      OffsetDateTime now) {
    this.request = request;
    this.patient = patient;
    this.answers = answers;
    this.now = now;
  }

  Talk<GoalAnswers.Answer> test(Goal.Test goal) {
    if (goal.statistic() == null || goal.count()) {
      return passing(goal);
    }
    if (goal.statistic() == Statistic.LATEST) {
      return latest(goal);
    }
    String unit = unit(goal);
    ObjectNode arguments = ChartQuestions.about(patient.id(), goal.measured(), unit);
    boolean extreme = goal.statistic() == Statistic.HIGHEST || goal.statistic() == Statistic.LOWEST;
    String name = goal.statistic().name().toLowerCase(Locale.ROOT);
    return ChartQuestions.ask(
            extreme ? "extreme_observation" : "aggregate_observations",
            arguments.put(extreme ? "which" : "statistic", name))
        .then(
            value ->
                Talk.done(
                    value.hasNonNull("value") && value.get("value").isNumber()
                        ? verdict(
                            goal.test().test(value.get("value").decimalValue()),
                            "The "
                                + name
                                + " "
                                + display(goal.measured())
                                + " is "
                                + value.get("value").asText(),
                            goal.test())
                        : missing(goal.measured())));
  }

  private Talk<GoalAnswers.Answer> latest(Goal.Test goal) {
    return new ConditionCheck(request, patient.id(), now, null, null)
        .test(new Condition.Compare(goal.measured(), goal.test()))
        .then(
            verdict ->
                Talk.done(
                    verdict.holds() == ConditionCheck.Holds.UNKNOWN
                        ? missing(goal.measured())
                        : new GoalAnswers.Answer(
                            List.of(NODES.booleanNode(verdict.holds() == ConditionCheck.Holds.YES)),
                            verdict.reason() + ".")));
  }

  private Talk<GoalAnswers.Answer> passing(Goal.Test goal) {
    Comparison test = goal.test();
    ObjectNode all = ChartQuestions.about(patient.id(), goal.measured(), unit(goal));
    all.put("statistic", "count");
    ObjectNode some = all.deepCopy();
    if (test.low() != null) {
      some.put(test.lowInclusive() ? "at_least" : "above", test.low());
    }
    if (test.high() != null) {
      some.put(test.highInclusive() ? "at_most" : "below", test.high());
    }
    return ChartQuestions.ask("aggregate_observations", all)
        .then(
            total ->
                ChartQuestions.ask("aggregate_observations", some)
                    .then(
                        value ->
                            Talk.done(
                                passed(
                                    goal,
                                    total.path("count").asInt(),
                                    value.path("count").asInt()))));
  }

  private GoalAnswers.Answer passed(Goal.Test goal, int all, int inside) {
    int count = goal.test().negated() ? all - inside : inside;
    String sentence =
        count
            + " of "
            + all
            + " values of "
            + display(goal.measured())
            + " are "
            + goal.test().text()
            + window(goal.measured())
            + ".";
    if (all == 0 && !goal.count()) {
      return missing(goal.measured());
    }
    return new GoalAnswers.Answer(
        List.of(goal.count() ? NODES.numberNode(count) : NODES.booleanNode(count > 0)), sentence);
  }

  Talk<GoalAnswers.Answer> age(Goal.AgeTest goal) {
    return ChartQuestions.ask("patient_demographics", Json.object().put("patient", patient.id()))
        .then(
            value ->
                Talk.done(
                    value.hasNonNull("age_years")
                        ? verdict(
                            goal.test().test(BigDecimal.valueOf(value.get("age_years").asLong())),
                            "The age is " + value.get("age_years").asText(),
                            goal.test())
                        : new GoalAnswers.Answer(
                            answers.noValue(), "The chart does not tell the age.")));
  }

  private static GoalAnswers.Answer verdict(boolean holds, String said, Comparison test) {
    return new GoalAnswers.Answer(
        List.of(NODES.booleanNode(holds)),
        said + ", which is " + (holds ? "" : "not ") + test.text() + ".");
  }

  private GoalAnswers.Answer missing(Measured measured) {
    return new GoalAnswers.Answer(
        answers.noValue(),
        "Unknown, because there is no " + display(measured) + window(measured) + ".");
  }

  private static String unit(Goal.Test goal) {
    return goal.test().unit() != null ? goal.test().unit() : goal.measured().unit();
  }

  private static String display(Measured measured) {
    return measured.concept().display().toLowerCase(Locale.ROOT);
  }

  private static String window(Measured measured) {
    return measured.window().isOpen() ? " in the chart" : " " + measured.window().text();
  }
}
