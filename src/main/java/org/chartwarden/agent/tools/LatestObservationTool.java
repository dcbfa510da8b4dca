package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;

/** The newest result of a kind, by effective time, in a window or at any time. */
@ApplicationScoped
class LatestObservationTool implements AgentTool<LatestObservationTool.Input> {

  /** Enough of the newest results to be sure of the newest among Periods and ties. */
  private static final int LOOK_AT = 20;

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
          "latest_observation",
          "The newest result (lab or vital sign) of a patient, in a window or at any time: value"
              + " and unit, the value as charted, its time exactly as charted and its age.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs"),
          Guards.READ);

  private final ObservationReader reader;

  @Inject
  LatestObservationTool(ObservationReader reader) {
    this.reader = reader;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> latest(input, run));
  }

  private ToolOutcome latest(Input input, RunScope run) {
    ObservationRequest request = ObservationRequest.of(input, run);
    Readings readings = reader.read(run, request, ObservationReader.Order.NEWEST_FIRST, LOOK_AT);
    return only(readings, readings.values().stream().findFirst().orElse(null), request, run);
  }

  /** The outcome that holds one reading, or says that there is none. */
  static ToolOutcome only(
      Readings readings, Reading chosen, ObservationRequest request, RunScope run) {
    if (chosen == null) {
      ObjectNode none = Json.object().put("found", false).put("count", 0);
      ReadingJson.notes(none, readings.notes());
      return ToolOutcome.Result.of(none, List.of());
    }
    List<String> notes = new ArrayList<>(readings.notes());
    Reading converted = ReadingUnits.inUnit(chosen, request.unit());
    ObjectNode node = Json.object().put("found", true).put("count", readings.count());
    if (!readings.complete()) {
      node.put("more", true);
    }
    node.setAll(ReadingJson.full(converted, run.now()));
    if (request.unit() != null && chosen.value() != null && chosen.unit() == null) {
      notes.add("the result is charted without a unit");
    }
    long differing =
        readings.values().stream()
            .filter(r -> r.time().start().isEqual(chosen.time().start()))
            .filter(r -> !r.text().equals(chosen.text()))
            .count();
    if (differing > 0) {
      notes.add(differing + " other value(s) are charted for the same time");
    }
    if (chosen.time().start().isAfter(run.now())) {
      notes.add("the result is later than the reference time");
    }
    ReadingJson.notes(node, notes);
    List<Evidence> evidence = List.of(chosen.evidence());
    return ToolOutcome.Result.of(node, evidence);
  }
}
