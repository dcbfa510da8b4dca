package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.records.NoteResult;
import org.chartwarden.consistency.records.NotesWanted;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.consistency.report.ReportParameters;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.platform.Json;

/**
 * {@code $check-consistency}: on a DocumentReference the note in it, on an Encounter or a Patient
 * all notes of it, on a Patient or the system a note that is not stored; on the system without a
 * note a run over all of them.
 */
@ApplicationScoped
class CheckConsistencyOperation implements FhirOperation {

  private static final int DEFAULT_NOTES = 20;
  private static final List<String> OF_ONE =
      List.of("note", "noteReference", "patient", "encounter", "written");
  private static final List<String> OF_MANY = List.of("start", "end", "_count");

  private final ConsistencyChecks checks;
  private final NoteChecks notes;
  private final CheckKickOff kickOff;

  @Inject
  CheckConsistencyOperation(ConsistencyChecks checks, NoteChecks notes, CheckKickOff kickOff) {
    this.checks = checks;
    this.notes = notes;
    this.kickOff = kickOff;
  }

  @Override
  public String definition() {
    return "check-consistency";
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return !onInstance;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    String type = call.key().map(ResourceKey::type).orElse("");
    if (type.isEmpty() && overAll(call)) {
      refuse(call, OF_ONE, "a run takes notes by 'query'");
      refuse(call, OF_MANY, "a run takes notes by 'query'");
      refuse(call, List.of("model"), "a model reads one note at a time");
      return kickOff.all(call);
    }
    refuse(call, CheckKickOff.PARAMETERS, "they are for a run, on the system, a type or a Group");
    return switch (type) {
      case "DocumentReference" -> {
        refuse(call, OF_ONE, "the address names the note");
        refuse(call, OF_MANY, "there is one note only");
        yield one(call, Optional.of(call.key().get().reference()), Optional.empty());
      }
      case "Encounter" -> {
        refuse(call, OF_ONE, "all notes of the encounter are checked");
        yield many(
            call,
            notes.patientOf(call.who(), call.key().get()),
            Optional.of(call.key().get().id()));
      }
      case "Patient" ->
          call.parameters().has("note") ? bare(call) : ofPatient(call, call.key().get().id());
      default -> {
        refuse(call, OF_MANY, "on the system one note is checked");
        yield one(call, reference(call, "noteReference"), reference(call, "patient"));
      }
    };
  }

  /** Whether a call on the system is about no note, but about all. */
  private static boolean overAll(OperationCall call) {
    return OF_ONE.stream().noneMatch(call.parameters()::has)
        && (CheckKickOff.preferred(call)
            || CheckKickOff.PARAMETERS.stream().anyMatch(call.parameters()::has));
  }

  private OperationAnswer bare(OperationCall call) {
    refuse(call, List.of("patient", "noteReference"), "the address names the patient");
    refuse(call, OF_MANY, "there is one note only");
    return one(call, Optional.empty(), Optional.of(call.key().orElseThrow().reference()));
  }

  private OperationAnswer ofPatient(OperationCall call, String patient) {
    refuse(call, List.of("patient", "noteReference", "written"), "all notes are checked");
    // Fails where there is no such patient, which has no notes either.
    notes.requirePatient(call.who(), patient);
    return many(call, patient, reference(call, "encounter").map(CheckConsistencyOperation::bareId));
  }

  private static String bareId(String encounter) {
    return ConsistencyChecks.id(encounter, "Encounter")
        .orElseThrow(() -> at("encounter", "'encounter' must be Encounter/id"));
  }

  private OperationAnswer one(
      OperationCall call, Optional<String> stored, Optional<String> patient) {
    OperationParameters given = call.parameters();
    if (given.flag("propose") && !call.method().equals("POST")) {
      throw at("propose", "a proposal is filed by POST, not by " + call.method());
    }
    CheckWanted wanted =
        new CheckWanted(
            given.text("note"),
            stored,
            patient,
            reference(call, "encounter"),
            given.text("written"),
            given.text("model"),
            given.flag("propose"));
    try {
      return OperationAnswer.resource(checks.run(call.who(), wanted).parameters());
    } catch (FhirProblem e) {
      throw new FhirProblem(
          e.status(), e.issues().stream().map(CheckConsistencyOperation::located).toList());
    }
  }

  /** The issue with the place in the Parameters resource, where it names one of its members. */
  private static FhirIssue located(FhirIssue issue) {
    return OF_ONE.contains(issue.expression())
            || List.of("propose", "model").contains(issue.expression())
        ? new FhirIssue(
            issue.severity(),
            issue.type(),
            issue.code(),
            issue.message(),
            "Parameters.parameter.where(name='" + issue.expression() + "')")
        : issue;
  }

  private OperationAnswer many(OperationCall call, String patient, Optional<String> encounter) {
    refuse(call, List.of("propose"), "contradictions are proposed for one note at a time");
    refuse(call, List.of("model"), "a model reads one note at a time");
    int most = call.parameters().number("_count").orElse(DEFAULT_NOTES);
    if (most < 1) {
      throw at("_count", "'_count' must be at least 1");
    }
    NotesWanted wanted =
        new NotesWanted(
            patient,
            encounter,
            call.parameters().date("start"),
            call.parameters().date("end"),
            most);
    ObjectNode resource = Json.object().put("resourceType", "Parameters");
    ArrayNode parameters = resource.putArray("parameter");
    parameters
        .addObject()
        .put("name", "patient")
        .putObject("valueReference")
        .put("reference", "Patient/" + patient);
    encounter.ifPresent(
        id ->
            parameters
                .addObject()
                .put("name", "encounter")
                .putObject("valueReference")
                .put("reference", "Encounter/" + id));
    Map<String, Integer> totals = new LinkedHashMap<>();
    ArrayNode results = Json.array();
    boolean more = notes.checkAll(call.who(), wanted, result -> add(results, totals, result));
    ArrayNode counts = parameters.addObject().put("name", "counts").putArray("part");
    counts.addObject().put("name", "notes").put("valueInteger", results.size());
    totals.forEach(
        (name, count) -> counts.addObject().put("name", name).put("valueInteger", count));
    parameters.addObject().put("name", "more").put("valueBoolean", more);
    parameters.addAll(results);
    return OperationAnswer.resource(resource);
  }

  private static void add(ArrayNode results, Map<String, Integer> totals, NoteResult result) {
    ObjectNode parameter = results.addObject();
    if (result.checked().isPresent()) {
      ReportJson.counts(result.checked().get())
          .properties()
          .forEach(count -> totals.merge(count.getKey(), count.getValue().asInt(), Integer::sum));
      parameter.put("name", "result").set("resource", ReportParameters.of(result.checked().get()));
      return;
    }
    ArrayNode parts = parameter.put("name", "notChecked").putArray("part");
    parts
        .addObject()
        .put("name", "note")
        .putObject("valueReference")
        .put("reference", result.note().reference());
    parts
        .addObject()
        .put("name", "reason")
        .put("valueString", result.problem().orElseThrow().getMessage());
  }

  /** Text of a Reference, or of the string that an address gives instead. */
  private static Optional<String> reference(OperationCall call, String name) {
    return call.parameters()
        .value(name)
        .map(value -> value.isObject() ? value.path("reference").asText("") : value.asText())
        .filter(text -> !text.isBlank());
  }

  private static void refuse(OperationCall call, List<String> names, String because) {
    for (String name : names) {
      if (call.parameters().has(name)) {
        throw at(name, "the parameter '" + name + "' cannot be given here: " + because);
      }
    }
  }

  private static FhirProblem at(String name, String message) {
    return new FhirProblem(
        400,
        List.of(
            new FhirIssue(
                "error",
                "invalid",
                "bad-parameter",
                message,
                "Parameters.parameter.where(name='" + name + "')")));
  }
}
