package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;

/** Computes one statistic over all numeric results of a kind in a window. */
@ApplicationScoped
class AggregateObservationTool implements AgentTool<AggregateObservationTool.Input> {

  record Input(
      @Describe(value = ObservationInput.PATIENT, required = true) String patient,
      @Describe(ObservationInput.CONCEPT) String concept,
      @Describe(ObservationInput.CODES) List<String> codes,
      @Describe(ObservationInput.NAME) String name,
      @Describe(ObservationInput.FROM) String from,
      @Describe(ObservationInput.TO) String to,
      @Describe(ObservationInput.UNIT) String unit,
      @Describe(value = "statistic wanted", required = true) Statistic statistic,
      @Describe("with count: only results above this") BigDecimal above,
      @Describe("with count: only results of at least this") BigDecimal atLeast,
      @Describe("with count: only results below this") BigDecimal below,
      @Describe("with count: only results of at most this") BigDecimal atMost)
      implements ObservationInput {

    boolean bounded() {
      return above != null || atLeast != null || below != null || atMost != null;
    }

    boolean passes(BigDecimal value) {
      return (above == null || value.compareTo(above) > 0)
          && (atLeast == null || value.compareTo(atLeast) >= 0)
          && (below == null || value.compareTo(below) < 0)
          && (atMost == null || value.compareTo(atMost) <= 0);
    }
  }

  /** What can be computed. */
  enum Statistic {
    MEAN,
    MEDIAN,
    SUM,
    COUNT,
    RANGE,
    SD
  }

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "aggregate_observations",
          "Computes one statistic (mean, median, sum, count, range, sd) over all results of one kind in a window, exactly, in one unit.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs"),
          Guards.READ);

  private final ObservationReader reader;

  @Inject
  AggregateObservationTool(ObservationReader reader) {
    this.reader = reader;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> answer(input, run));
  }

  private ToolOutcome answer(Input input, RunScope run) {
    ObservationRequest request = ObservationRequest.of(input, run);
    Readings readings =
        reader.read(
            run, request, ObservationReader.Order.NEWEST_FIRST, ObservationReader.MOST_READ);
    if (!readings.complete()) {
      throw new ToolProblem(
          "too-many-results",
          "there are more than " + ObservationReader.MOST_READ + " results; narrow the window");
    }
    List<String> notes = new ArrayList<>(readings.notes());
    ObjectNode node = Json.object();
    if (input.bounded()) {
      return counted(input, request, readings, notes, node);
    }
    if (input.statistic() == Statistic.COUNT) {
      node.put("count", readings.count()).put("value", readings.count()).put("unit", "1");
      ReadingJson.notes(node, notes);
      return ToolOutcome.Result.of(node, evidence(readings.values()));
    }
    List<Reading> used = ReadingUnits.together(readings.values(), request.unit(), notes);
    List<BigDecimal> numbers = used.stream().map(Reading::value).toList();
    node.put("count", used.size());
    node.put("value", value(input.statistic(), numbers));
    node.put("unit", used.isEmpty() ? null : used.get(0).unit());
    node.put("left_out", readings.values().size() - used.size());
    if (!used.isEmpty()) {
      node.put("first_effective", used.get(used.size() - 1).time().text());
      node.put("last_effective", used.get(0).time().text());
    }
    ReadingJson.notes(node, notes);
    return ToolOutcome.Result.of(node, evidence(used));
  }

  private static ToolOutcome counted(
      Input input,
      ObservationRequest request,
      Readings readings,
      List<String> notes,
      ObjectNode node) {
    if (input.statistic() != Statistic.COUNT) {
      throw new ToolProblem("bounds-without-count", "bounds go with the statistic count only");
    }
    List<Reading> used = ReadingUnits.together(readings.values(), request.unit(), notes);
    List<Reading> passing = used.stream().filter(r -> input.passes(r.value())).toList();
    node.put("count", passing.size()).put("value", passing.size()).put("unit", "1");
    node.put("left_out", readings.values().size() - used.size());
    ReadingJson.notes(node, notes);
    return ToolOutcome.Result.of(node, evidence(passing));
  }

  private static BigDecimal value(Statistic statistic, List<BigDecimal> numbers) {
    if (numbers.isEmpty() || (statistic == Statistic.SD && numbers.size() < 2)) {
      return null;
    }
    return switch (statistic) {
      case MEAN -> Statistics.mean(numbers);
      case MEDIAN -> Statistics.median(numbers);
      case SUM -> Statistics.sum(numbers);
      case RANGE -> Statistics.range(numbers);
      case SD -> Statistics.standardDeviation(numbers);
      case COUNT -> BigDecimal.valueOf(numbers.size());
    };
  }

  private static List<Evidence> evidence(List<Reading> used) {
    return used.stream().limit(Guards.MOST_ROWS).map(Reading::evidence).toList();
  }
}
