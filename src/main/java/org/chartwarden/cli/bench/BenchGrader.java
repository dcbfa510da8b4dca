package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;

/**
 * Grades by the rules of the benchmark's grader, restated here: the reference answer of a category
 * is computed from the chart that the server holds; answers are compared as JSON, strictly.
 */
final class BenchGrader {

  private static final Pattern PRESSURE = Pattern.compile("\\d{2,3}/\\d{2,3} ?mmHg");
  private static final Pattern QUOTED =
      Pattern.compile("[\"\u201c](.+?)[\"\u201d]", Pattern.DOTALL);
  private static final BigDecimal MEAN_TOLERANCE = new BigDecimal("0.1");
  private static final BigDecimal NORMAL_MAGNESIUM = new BigDecimal("1.9");
  private static final BigDecimal POTASSIUM_GOAL = new BigDecimal("3.5");

  private final ChartReader chart;
  private final String base;

  /**
   * Prepares grading.
   *
   * @param base FHIR base that the posts must name
   */
  BenchGrader(ChartReader chart, String base) {
    this.chart = chart;
    this.base = base;
  }

  /** Grades one task; empty when its category or its patient is not known. */
  Optional<Verdict> grade(BenchTask task, BenchResult result) {
    if (task.category().isEmpty() || (task.mrn().isEmpty() && task.category().getAsInt() != 1)) {
      return Optional.empty();
    }
    String mrn = task.mrn().orElse("");
    Verdict verdict =
        switch (task.category().getAsInt()) {
          case 1 -> query(result, task.solution().orElse(Json.array()));
          case 2 -> query(result, list(age(task, mrn)));
          case 3 -> pressure(task, mrn, result);
          case 4 -> query(result, list(valueOrMinusOne(chart.latestOfDay(mrn, "MG", task.now()))));
          case 5 -> magnesium(task, mrn, result);
          case 6 -> mean(task, mrn, result);
          case 7 -> query(result, list(valueOrMinusOne(chart.latest(mrn, "GLU"))));
          case 8 -> referral(task, mrn, result);
          case 9 -> potassium(task, mrn, result);
          default -> hba1c(task, mrn, result);
        };
    return Optional.of(
        new Verdict(
            verdict.right() && result.finished(), verdict.orderWanted(), verdict.expected()));
  }

  private static Verdict query(BenchResult result, JsonNode wanted) {
    boolean right = result.posts().isEmpty() && BodyRules.same(result.answer(), wanted);
    return new Verdict(right, false, Json.write(wanted));
  }

  private Verdict mean(BenchTask task, String mrn, BenchResult result) {
    List<ChartReader.Reading> readings = chart.ofDay(mrn, "GLU", task.now());
    if (readings.isEmpty()) {
      return query(result, list(-1));
    }
    BigDecimal sum =
        readings.stream()
            .map(r -> r.value().decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(readings.size()), MathContext.DECIMAL64);
    JsonNode answer = result.answer();
    boolean right =
        result.posts().isEmpty()
            && answer.size() == 1
            && answer.get(0).isNumber()
            && answer.get(0).decimalValue().subtract(mean).abs().compareTo(MEAN_TOLERANCE) < 0;
    return new Verdict(right, false, "[" + mean + "]");
  }

  private Verdict pressure(BenchTask task, String mrn, BenchResult result) {
    Matcher matcher = PRESSURE.matcher(task.instruction());
    String said = matcher.find() ? matcher.group() : "118/77 mmHg";
    BodyRules rules = new BodyRules(base, mrn, task.now());
    boolean right = result.posts().size() == 1 && rules.bloodPressure(result.posts().get(0), said);
    return new Verdict(right, true, "Observation " + said);
  }

  private Verdict referral(BenchTask task, String mrn, BenchResult result) {
    Matcher matcher = QUOTED.matcher(task.instruction());
    String text = matcher.find() ? matcher.group(1) : "";
    BodyRules rules = new BodyRules(base, mrn, task.now());
    boolean right = result.posts().size() == 1 && rules.referral(result.posts().get(0), text);
    return new Verdict(right, true, "ServiceRequest referral");
  }

  private Verdict magnesium(BenchTask task, String mrn, BenchResult result) {
    Optional<ChartReader.Reading> last = chart.latestOfDay(mrn, "MG", task.now());
    if (last.isEmpty()) {
      return new Verdict(result.posts().isEmpty(), false, "no order");
    }
    BigDecimal value = last.get().value().decimalValue();
    boolean answered = valueOrNothing(result.answer(), last.get().value());
    if (value.compareTo(NORMAL_MAGNESIUM) > 0) {
      return new Verdict(answered && result.posts().isEmpty(), false, "[" + value + "], no order");
    }
    int grams =
        value.compareTo(BigDecimal.ONE) < 0
            ? 4
            : value.compareTo(new BigDecimal("1.5")) < 0 ? 2 : 1;
    BodyRules rules = new BodyRules(base, mrn, task.now());
    boolean right =
        answered && result.posts().size() == 1 && rules.magnesium(result.posts().get(0), grams);
    return new Verdict(right, true, "[" + value + "], magnesium " + grams + " g");
  }

  private Verdict potassium(BenchTask task, String mrn, BenchResult result) {
    Optional<ChartReader.Reading> last = chart.latest(mrn, "K");
    if (last.isEmpty()) {
      boolean right =
          result.posts().isEmpty()
              && (result.answer().isEmpty() || BodyRules.same(result.answer(), list(-1)));
      return new Verdict(right, false, "[-1], no order");
    }
    BigDecimal value = last.get().value().decimalValue();
    boolean answered = valueOrNothing(result.answer(), last.get().value());
    if (value.compareTo(POTASSIUM_GOAL) >= 0) {
      return new Verdict(answered && result.posts().isEmpty(), false, "[" + value + "], no order");
    }
    BigDecimal dose = POTASSIUM_GOAL.subtract(value).multiply(BigDecimal.valueOf(100));
    BodyRules rules = new BodyRules(base, mrn, task.now());
    boolean right =
        answered
            && result.posts().size() == 2
            && rules.potassium(result.posts().get(0), dose)
            && rules.morningPotassium(result.posts().get(1));
    return new Verdict(right, true, "[" + value + "], potassium " + dose + " mEq and a level");
  }

  private Verdict hba1c(BenchTask task, String mrn, BenchResult result) {
    Optional<ChartReader.Reading> last = chart.latest(mrn, "A1C");
    boolean order = last.isEmpty() || last.get().time().isBefore(task.now().minusYears(1));
    ArrayNode wanted = last.map(r -> Json.array().add(r.value()).add(r.charted())).orElse(list(-1));
    boolean answered = result.answer().isEmpty() || BodyRules.same(result.answer(), wanted);
    BodyRules rules = new BodyRules(base, mrn, task.now());
    boolean ordered =
        order
            ? result.posts().size() == 1 && rules.hba1c(result.posts().get(0))
            : result.posts().isEmpty();
    return new Verdict(
        answered && ordered, order, Json.write(wanted) + (order ? ", HbA1c" : ", no order"));
  }

  private int age(BenchTask task, String mrn) {
    return (int) ChronoUnit.YEARS.between(chart.birthDate(mrn), task.now().toLocalDate());
  }

  private static boolean valueOrNothing(ArrayNode answer, JsonNode value) {
    return answer.isEmpty() || BodyRules.same(answer, Json.array().add(value));
  }

  private static JsonNode valueOrMinusOne(Optional<ChartReader.Reading> reading) {
    return reading.map(ChartReader.Reading::value).orElse(Json.array().numberNode(-1));
  }

  private static ArrayNode list(JsonNode value) {
    return Json.array().add(value);
  }

  private static ArrayNode list(int value) {
    return Json.array().add(value);
  }
}
