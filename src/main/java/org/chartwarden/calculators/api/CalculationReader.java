package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.GivenInputs;
import org.chartwarden.calculators.intake.StoredNotes;
import org.chartwarden.calculators.reading.model.ModelReadings;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Shown;
import org.chartwarden.smart.AccessContext;

/** Reads a request for a calculation; every fault is told, each with its member. */
@ApplicationScoped
class CalculationReader {

  private static final List<String> MEMBERS =
      List.of(
          "inputs",
          "patient",
          "encounter",
          "note",
          "noteReference",
          "asOf",
          "timeRule",
          "profile",
          "model",
          "propose");
  private static final int SHORT = 200;
  private static final int SHOWN = 60;

  private final CalculatorsConfig config;
  private final StoredNotes notes;
  private final ModelReadings models;

  @Inject
  CalculationReader(CalculatorsConfig config, StoredNotes notes, ModelReadings models) {
    this.config = config;
    this.notes = notes;
    this.models = models;
  }

  /**
   * A request that was read.
   *
   * @param propose whether the result is to be filed as a proposed change
   * @param model the model that reads the note, if one is wanted
   */
  record Wanted(CalculationRequest request, boolean propose, Optional<String> model) {}

  /**
   * Reads the members of a request.
   *
   * @throws CalculationProblem with every fault
   */
  Wanted read(AccessContext who, Calculator calculator, ObjectNode body) {
    return new Reading(who, calculator, body).run();
  }

  private final class Reading {
    private final AccessContext who;
    private final Calculator calculator;
    private final ObjectNode body;
    private final List<InputProblem> problems = new ArrayList<>();

    Reading(AccessContext who, Calculator calculator, ObjectNode body) {
      this.who = who;
      this.calculator = calculator;
      this.body = body;
    }

    Wanted run() {
      body.fieldNames()
          .forEachRemaining(
              name -> {
                if (!MEMBERS.contains(name)) {
                  problem(
                      shown(name),
                      "unknown-member",
                      "unknown member \""
                          + shown(name)
                          + "\"; known are "
                          + String.join(", ", MEMBERS));
                }
              });
      Convention convention =
          choice(
                  "profile",
                  Convention::of,
                  Arrays.stream(Convention.values()).map(Convention::id).toList())
              .orElse(Convention.CLINICAL);
      Optional<TimeRule> timeRule =
          choice("timeRule", TimeRule::of, CalculatorDescription.timeRules(calculator.spec()));
      GivenInputs given = inputs(convention);
      Optional<String> patient = reference("patient", "Patient");
      Optional<String> encounter = reference("encounter", "Encounter");
      Optional<OffsetDateTime> asOf = text("asOf", SHORT).flatMap(this::time);
      boolean propose = flag("propose");
      if (encounter.isPresent() && patient.isEmpty() && !body.has("patient")) {
        problem("encounter", "patient-needed", "\"encounter\" needs \"patient\" beside it");
      }
      if (propose && patient.isEmpty() && !body.has("patient")) {
        problem("propose", "patient-needed", "a proposal needs \"patient\"");
      }
      Optional<String> model = model();
      Optional<CalculationRequest.NoteGiven> note = note(asOf);
      if (!problems.isEmpty()) {
        throw new CalculationProblem(400, problems);
      }
      return new Wanted(
          new CalculationRequest(
              calculator, given.values(), patient, encounter, note, asOf, timeRule, convention),
          propose,
          model);
    }

    private void problem(String field, String code, String message) {
      problems.add(new InputProblem(field, code, message));
    }

    private GivenInputs inputs(Convention convention) {
      JsonNode inputs = body.path("inputs");
      GivenInputs none = new GivenInputs(Map.of(), List.of());
      if (inputs.isMissingNode() || inputs.isNull()) {
        return none;
      }
      if (!(inputs instanceof ObjectNode members)) {
        problem("inputs", "wrong-type", "\"inputs\" must be an object of inputs by name");
        return none;
      }
      if (members.size() > config.maxInputs()) {
        problem(
            "inputs",
            "too-many-inputs",
            "\"inputs\" has "
                + members.size()
                + " members; at most "
                + config.maxInputs()
                + " are read");
        return none;
      }
      GivenInputs given = GivenInputs.of(calculator.spec(), members);
      given
          .problems(calculator, convention)
          .forEach(p -> problem("inputs." + p.input(), p.code(), p.message()));
      return given;
    }

    private Optional<String> text(String name, int most) {
      JsonNode value = body.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual()) {
        problem(name, "wrong-type", "\"" + name + "\" must be text");
        return Optional.empty();
      }
      if (value.textValue().length() > most) {
        problem(
            name,
            "too-long",
            "\""
                + name
                + "\" has "
                + value.textValue().length()
                + " characters; at most "
                + most
                + " are read");
        return Optional.empty();
      }
      return Optional.of(value.textValue());
    }

    private boolean flag(String name) {
      JsonNode value = body.path(name);
      if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
        problem(name, "wrong-type", "\"" + name + "\" must be true or false");
      }
      return value.asBoolean(false);
    }

    private <T> Optional<T> choice(
        String name, Function<String, Optional<T>> reader, List<String> known) {
      Optional<String> text = text(name, SHORT);
      Optional<T> value = text.filter(known::contains).flatMap(reader);
      if (text.isPresent() && value.isEmpty()) {
        problem(
            name,
            "unknown-value",
            "\""
                + name
                + "\" must be one of "
                + String.join(", ", known)
                + ", not \""
                + shown(text.get())
                + "\"");
      }
      return value;
    }

    private Optional<String> model() {
      if (body.hasNonNull("model") && models.names().isEmpty()) {
        problem("model", "no-models", "\"model\" cannot be used: this server has no model");
        return Optional.empty();
      }
      Optional<String> model = choice("model", Optional::of, List.copyOf(models.names()));
      if (model.isPresent() && !body.hasNonNull("note") && !body.hasNonNull("noteReference")) {
        problem("model", "note-needed", "\"model\" reads a note; give one beside it");
      }
      return model;
    }

    private Optional<String> reference(String name, String type) {
      Optional<String> text = text(name, SHORT);
      Optional<String> id =
          text.map(t -> t.startsWith(type + "/") ? t.substring(type.length() + 1) : t)
              .filter(t -> ResourceKey.ID.matcher(t).matches());
      if (text.isPresent() && id.isEmpty()) {
        problem(
            name,
            "invalid-reference",
            "\""
                + name
                + "\" must be a reference such as "
                + type
                + "/123, not \""
                + shown(text.get())
                + "\"");
      }
      return id;
    }

    private Optional<OffsetDateTime> time(String text) {
      Optional<FhirTime> time = FhirTime.of(text, ZoneOffset.UTC);
      if (time.isEmpty()) {
        problem(
            "asOf",
            "invalid-time",
            "\"asOf\" must be a FHIR date or dateTime such as 2024-01-31T08:00:00Z, not \""
                + shown(text)
                + "\"");
      }
      return time.map(FhirTime::end);
    }

    private Optional<CalculationRequest.NoteGiven> note(Optional<OffsetDateTime> asOf) {
      Optional<String> text = text("note", config.maxNoteCharacters());
      Optional<String> reference = text("noteReference", SHORT);
      if (text.isPresent() && reference.isPresent()) {
        problem(
            "noteReference", "note-given-twice", "give \"note\" or \"noteReference\", not both");
        return Optional.empty();
      }
      if (text.isPresent()) {
        return Optional.of(new CalculationRequest.NoteGiven(text.get(), Optional.empty(), asOf));
      }
      if (reference.isEmpty() || !problems.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            notes.read(
                who, reference.get(), reference("patient", "Patient"), config.maxNoteCharacters()));
      } catch (CalculationProblem e) {
        problems.addAll(e.problems());
        return Optional.empty();
      }
    }

    private String shown(String text) {
      return Shown.of(text, SHOWN);
    }
  }
}
