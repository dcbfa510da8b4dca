package org.chartwarden.agent.tools;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.units.UnitNames;

/**
 * Which results of a patient are asked for.
 *
 * @param patientId logical id
 * @param concept vocabulary concept, named or found from the name
 * @param codes bare codes, or {@code system|code}
 * @param name free text, or null
 * @param from start of the window, inclusive, or null
 * @param to end of the window, inclusive, or null
 * @param unit UCUM unit wanted, or null for as charted
 */
record ObservationRequest(
    String patientId,
    Optional<Concept> concept,
    List<String> codes,
    String name,
    OffsetDateTime from,
    OffsetDateTime to,
    String unit) {

  /** Checks the arguments that all observation tools share. */
  static ObservationRequest of(ObservationInput input, RunScope run) {
    if (input.concept() == null && input.codes() == null && input.name() == null) {
      throw new ToolProblem("no-observation-named", "say which result: concept, codes or name");
    }
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    Optional<Concept> concept = Optional.empty();
    if (input.concept() != null) {
      concept =
          vocabulary
              .byId(input.concept())
              .filter(c -> c.kind() == Kind.LAB || c.kind() == Kind.VITAL)
              .or(() -> exactly(vocabulary, input.concept()));
      if (concept.isEmpty()) {
        throw new ToolProblem(
            "unknown-concept", "\"" + input.concept() + "\" is not a result that is known");
      }
    } else if (input.name() != null) {
      concept = exactly(vocabulary, input.name());
    }
    OffsetDateTime from = null;
    OffsetDateTime to = null;
    if (input.from() != null) {
      from = ChartTime.argument("from", input.from(), run.now().getOffset()).start();
    }
    if (input.to() != null) {
      to = ChartTime.argument("to", input.to(), run.now().getOffset()).end();
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new ToolProblem("empty-window", "\"to\" lies before \"from\"");
    }
    List<String> codes = input.codes() == null ? List.of() : input.codes();
    return new ObservationRequest(
        input.patientId(), concept, codes, input.name(), from, to, unit(input.unit()));
  }

  /** What the result is called in a sentence. */
  String label() {
    return concept.map(Concept::display).orElse(name != null ? name : String.join(", ", codes));
  }

  private static Optional<Concept> exactly(ClinicalVocabulary vocabulary, String name) {
    return vocabulary.named(name, Kind.LAB, Kind.VITAL).stream().findFirst();
  }

  private static String unit(String asked) {
    if (asked == null) {
      return null;
    }
    return UnitNames.ucum(asked)
        .orElseThrow(
            () -> new ToolProblem("unknown-unit", "\"" + asked + "\" is not a unit that is known"));
  }
}
