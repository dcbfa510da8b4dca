package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;
import org.chartwarden.units.UnitProblem;

/** Lists results of a kind in a window, bounded, and says how many were left out. */
@ApplicationScoped
class ObservationsInWindowTool implements AgentTool<ObservationsInWindowTool.Input> {
  private static final int DEFAULT_ROWS = 20;

  record Input(
      @Describe(value = ObservationInput.PATIENT, required = true) String patient,
      @Describe(ObservationInput.CONCEPT) String concept,
      @Describe(ObservationInput.CODES) List<String> codes,
      @Describe(ObservationInput.NAME) String name,
      @Describe(ObservationInput.FROM) String from,
      @Describe(ObservationInput.TO) String to,
      @Describe(ObservationInput.UNIT) String unit,
      @Describe("rows wanted, 1 to 50; 20 without it") Integer limit,
      @Describe("newest_first or oldest_first") Order order)
      implements ObservationInput, LimitedInput {}

  /** Order of the rows. */
  enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "observations_in_window",
          "Lists the results of one kind of a patient in a window, newest first unless order is oldest_first; at most 50 rows, and how many were left out.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs"),
          Guards.READ);

  private final ObservationReader reader;

  @Inject
  ObservationsInWindowTool(ObservationReader reader) {
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
    ObservationReader.Order order =
        input.order() == Order.OLDEST_FIRST
            ? ObservationReader.Order.OLDEST_FIRST
            : ObservationReader.Order.NEWEST_FIRST;
    Readings readings = reader.read(run, request, order, ObservationReader.MOST_READ);
    int limit = input.limit() == null ? DEFAULT_ROWS : input.limit();
    List<String> notes = new ArrayList<>(readings.notes());
    ObjectNode node = Json.object().put("count", readings.count());
    ArrayNode values = node.putArray("values");
    List<Evidence> evidence = new ArrayList<>();
    for (Reading reading : readings.values().stream().limit(limit).toList()) {
      values.add(ReadingJson.row(shown(reading, request.unit(), notes)));
      evidence.add(reading.evidence());
    }
    node.put("left_out", readings.values().size() - values.size());
    ReadingJson.notes(node, notes.stream().distinct().toList());
    return ToolOutcome.Result.of(node, evidence);
  }

  private static Reading shown(Reading reading, String unit, List<String> notes) {
    try {
      return ReadingUnits.inUnit(reading, unit);
    } catch (UnitProblem e) {
      notes.add(e.getMessage() + "; shown as charted");
      return reading;
    }
  }
}
