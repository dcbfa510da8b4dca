package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.platform.Json;

/** How the results of a kind moved over a window. */
@ApplicationScoped
class ObservationTrendTool implements AgentTool<ObservationTrendTool.Input> {
  private static final BigDecimal STABLE_FRACTION = new BigDecimal("0.05");
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  record Input(
      @Describe(value = ObservationInput.PATIENT, required = true) String patient,
      @Describe(ObservationInput.CONCEPT) String concept,
      @Describe(ObservationInput.CODES) List<String> codes,
      @Describe(ObservationInput.NAME) String name,
      @Describe(ObservationInput.FROM) String from,
      @Describe(ObservationInput.TO) String to,
      @Describe(ObservationInput.UNIT) String unit)
      implements ObservationInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "observation_trend",
          "How the results of one kind moved over a window: first, last, change, percent change, change per day, direction.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs"),
          Guards.READ);

  private final ObservationReader reader;

  @Inject
  ObservationTrendTool(ObservationReader reader) {
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
    List<String> notes = new ArrayList<>(readings.notes());
    List<Reading> used = ReadingUnits.together(readings.values(), request.unit(), notes);
    ObjectNode node = Json.object().put("count", used.size());
    if (used.isEmpty()) {
      ReadingJson.notes(node, notes);
      return ToolOutcome.Result.of(node, List.of());
    }
    Reading last = used.get(0);
    Reading first = used.get(used.size() - 1);
    node.set("first", ReadingJson.row(first));
    node.set("last", ReadingJson.row(last));
    if (used.size() > 1) {
      movement(node, first, last);
    }
    ReadingJson.notes(node, notes);
    return ToolOutcome.Result.of(
        node,
        used.size() > 1 ? List.of(first.evidence(), last.evidence()) : List.of(last.evidence()));
  }

  private static void movement(ObjectNode node, Reading first, Reading last) {
    BigDecimal change = last.value().subtract(first.value());
    node.put("change", change);
    node.put("percent_change", percent(change, first.value()));
    long seconds = Duration.between(first.time().start(), last.time().start()).toSeconds();
    node.put(
        "per_day",
        seconds == 0
            ? null
            : Statistics.tidy(
                change
                    .multiply(SECONDS_PER_DAY)
                    .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64)));
    node.put("direction", direction(change, first.value()));
  }

  private static BigDecimal percent(BigDecimal change, BigDecimal first) {
    return first.signum() == 0
        ? null
        : change.movePointRight(2).divide(first.abs(), 2, RoundingMode.HALF_EVEN);
  }

  /** A change of less than 5 % counts as stable; it is within the error of most assays. */
  private static String direction(BigDecimal change, BigDecimal first) {
    BigDecimal threshold = first.abs().multiply(STABLE_FRACTION);
    if (change.signum() == 0 || change.abs().compareTo(threshold) < 0) {
      return "stable";
    }
    return change.signum() > 0 ? "rising" : "falling";
  }
}
