package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ChangeWarning.Severity;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;
import org.chartwarden.units.UnitNames;

/**
 * Proposes to record a vital sign as it was dictated, by the FHIR R4 vital signs profiles (blood
 * pressure: profile bp with its two components). The dictated text is kept as the note.
 */
@ApplicationScoped
class RecordVitalSignTool implements AgentTool<RecordVitalSignTool.Input> {

  /** System of the flowsheet ids that an instruction names. */
  static final String FLOWSHEET = "https://chartwarden.org/fhir/CodeSystem/flowsheet";

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String LOINC = "http://loinc.org";
  private static final Duration AHEAD = Duration.ofHours(1);

  record Input(
      @Describe(value = "logical id of the patient", required = true) String patient,
      @Describe(value = "vocabulary id of the vital sign", required = true) String concept,
      @Describe("flowsheet id under which it is charted") String flowsheetId,
      @Describe("systolic pressure, mmHg") BigDecimal systolic,
      @Describe("diastolic pressure, mmHg") BigDecimal diastolic,
      @Describe("value of any other vital sign") BigDecimal value,
      @Describe("unit of the value") String unit,
      @Describe(value = "the value as dictated, word for word", required = true) String said,
      @Describe("when it was measured, FHIR dateTime; the reference time without it")
          String effective)
      implements PatientInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "record_vital_sign",
          "Proposes to record a vital sign of the patient. Nothing is written before a person or a"
              + " policy decides.",
          Input.class,
          ToolEffect.PROPOSE,
          Set.of("patient/Patient.r", "patient/Observation.c"),
          Guards.PROPOSE);

  private final Records records;

  @Inject
  RecordVitalSignTool(Records records) {
    this.records = records;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> propose(input, run));
  }

  private ToolOutcome propose(Input input, RunScope run) {
    Concept concept =
        ClinicalVocabulary.standard()
            .byId(input.concept())
            .filter(c -> c.kind() == Kind.VITAL)
            .orElseThrow(
                () ->
                    new ToolProblem(
                        "unknown-concept", "\"" + input.concept() + "\" is not a vital sign"));
    ResourceVersion patient =
        records
            .read(run.access(), "Patient", input.patientId())
            .orElseThrow(() -> new ToolProblem("patient-not-found", "there is no such patient"));
    ObjectNode observation = observation(input, concept, run);
    if (concept.id().equals("blood-pressure")) {
      pressure(observation, input);
    } else {
      single(observation, input, concept);
    }
    observation.putArray("note").addObject().put("text", input.said());
    List<ChangeWarning> warnings = new ArrayList<>();
    ObjectNode tree = patient.tree();
    if (tree.path("deceasedBoolean").asBoolean(false) || tree.has("deceasedDateTime")) {
      warnings.add(
          new ChangeWarning(
              "patient-deceased",
              Severity.HIGH,
              "the patient is charted as deceased",
              List.of(new Evidence(patient.pointer(), "Patient record " + input.patientId()))));
    }
    return OrderParts.proposed(
        observation, "record " + concept.display() + " " + input.said(), warnings, List.of());
  }

  private static ObjectNode observation(Input input, Concept concept, RunScope run) {
    ObjectNode observation = Json.object();
    observation.put("resourceType", "Observation");
    observation.put("status", "final");
    observation
        .putArray("category")
        .add(
            CodeText.concept(
                "http://terminology.hl7.org/CodeSystem/observation-category",
                "vital-signs",
                "Vital Signs",
                null));
    ObjectNode code = Json.object();
    ArrayNode codings = code.putArray("coding");
    concept.codes().stream()
        .findFirst()
        .ifPresent(
            c ->
                codings
                    .addObject()
                    .put("system", c.system())
                    .put("code", c.code())
                    .put("display", concept.display()));
    if (input.flowsheetId() != null) {
      codings.addObject().put("system", FLOWSHEET).put("code", input.flowsheetId());
    }
    code.put("text", input.flowsheetId() == null ? concept.display() : input.flowsheetId());
    observation.set("code", code);
    observation.putObject("subject").put("reference", "Patient/" + input.patientId());
    observation.put("effectiveDateTime", effective(input, run));
    return observation;
  }

  private static String effective(Input input, RunScope run) {
    if (input.effective() == null) {
      return ChartTime.WIRE.format(run.now());
    }
    ChartTime time = ChartTime.argument("effective", input.effective(), run.now().getOffset());
    if (time.start().isAfter(run.now().plus(AHEAD))) {
      throw new ToolProblem(
          "time-in-the-future", "a vital sign cannot be measured in the future: " + time.text());
    }
    return OrderParts.written(input.effective(), time.start());
  }

  private static void pressure(ObjectNode observation, Input input) {
    if (input.systolic() == null || input.diastolic() == null || input.value() != null) {
      throw new ToolProblem("no-blood-pressure", "give systolic and diastolic, and no value");
    }
    VitalSign.checkPressure(input.systolic(), input.diastolic());
    ArrayNode components = observation.putArray("component");
    component(components, "8480-6", "Systolic blood pressure", input.systolic());
    component(components, "8462-4", "Diastolic blood pressure", input.diastolic());
  }

  private static void component(
      ArrayNode components, String code, String display, BigDecimal value) {
    ObjectNode component = components.addObject();
    component.set("code", CodeText.concept(LOINC, code, display, null));
    component.set("valueQuantity", quantity(value, "mmHg", "mm[Hg]"));
  }

  private static void single(ObjectNode observation, Input input, Concept concept) {
    if (input.value() == null || input.systolic() != null || input.diastolic() != null) {
      throw new ToolProblem("no-value", "give the value of " + concept.display() + " alone");
    }
    String unit = input.unit() == null ? VitalSign.unit(concept) : input.unit();
    VitalSign.check(concept.id(), concept.display(), input.value(), unit);
    observation.set(
        "valueQuantity", quantity(input.value(), unit, UnitNames.ucum(unit).orElseThrow()));
  }

  private static ObjectNode quantity(BigDecimal value, String unit, String code) {
    return Json.object()
        .put("value", value)
        .put("unit", unit)
        .put("system", UCUM)
        .put("code", code);
  }
}
