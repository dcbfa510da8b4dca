package org.chartwarden.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The highest, lowest or earliest result of a kind in a window. */
@ApplicationScoped
class ExtremeObservationTool implements AgentTool<ExtremeObservationTool.Input> {
  private static final int LOOK_AT = 20;

  record Input(
      @Describe(value = ObservationInput.PATIENT, required = true) String patient,
      @Describe(ObservationInput.CONCEPT) String concept,
      @Describe(ObservationInput.CODES) List<String> codes,
      @Describe(ObservationInput.NAME) String name,
      @Describe(ObservationInput.FROM) String from,
      @Describe(ObservationInput.TO) String to,
      @Describe(ObservationInput.UNIT) String unit,
      @Describe(value = "which one", required = true) Which which)
      implements ObservationInput {}

  /** Which result is wanted. */
  enum Which {
    HIGHEST,
    LOWEST,
    EARLIEST
  }

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "extreme_observation",
          "The highest, lowest or earliest result of one kind in a window, with its time; of equal values the newest.",
          Input.class,
          ToolEffect.READ,
          Set.of("patient/Observation.rs"),
          Guards.READ);

  private final ObservationReader reader;

  @Inject
  ExtremeObservationTool(ObservationReader reader) {
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
    if (input.which() == Which.EARLIEST) {
      Readings oldest = reader.read(run, request, ObservationReader.Order.OLDEST_FIRST, LOOK_AT);
      Reading first = oldest.values().stream().findFirst().orElse(null);
      return LatestObservationTool.only(oldest, first, request, run);
    }
    Readings all =
        reader.read(
            run, request, ObservationReader.Order.NEWEST_FIRST, ObservationReader.MOST_READ);
    if (!all.complete()) {
      throw new ToolProblem(
          "too-many-results",
          "there are more than " + ObservationReader.MOST_READ + " results; narrow the window");
    }
    List<String> notes = new ArrayList<>(all.notes());
    List<Reading> comparable = ReadingUnits.together(all.values(), request.unit(), notes);
    Reading best = null;
    for (Reading reading : comparable) {
      int order = best == null ? 1 : reading.value().compareTo(best.value());
      if (best == null || (input.which() == Which.HIGHEST ? order > 0 : order < 0)) {
        best = reading;
      }
    }
    Readings shown = new Readings(all.values(), comparable.size(), true, notes);
    return LatestObservationTool.only(
        shown, best == null ? null : original(best, all), request, run);
  }

  /** The reading as charted, so that its digits are shown. */
  private static Reading original(Reading best, Readings all) {
    return all.values().stream()
        .filter(r -> r.source().equals(best.source()))
        .findFirst()
        .orElse(best);
  }
}
