package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/**
 * The resource that a result would be charted as: an Observation, or for a score that has no LOINC
 * code a RiskAssessment (FHIR R4 observation.html, riskassessment.html), preliminary, with the
 * resource versions that it rests on.
 */
public final class ProposedResult {

  /** Code system of the calculators of this project. */
  public static final String SYSTEM = "https://chartwarden.org/fhir/CodeSystem/calculators";

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  /** The types that {@code Observation.derivedFrom} may refer to. */
  private static final Set<String> DERIVED_FROM =
      Set.of(
          "DocumentReference",
          "ImagingStudy",
          "Media",
          "QuestionnaireResponse",
          "Observation",
          "MolecularSequence");

  private final CalculationReport report;
  private final CalculatorSpec spec;
  private final CalculatorResult result;

  private ProposedResult(CalculationReport report, CalculatorResult result) {
    this.report = report;
    this.spec = report.spec();
    this.result = result;
  }

  /** The resource; empty when there is no answer or no patient. */
  public static Optional<ObjectNode> of(CalculationReport report) {
    return report.computed() && report.patient().isPresent()
        ? report.result().map(result -> new ProposedResult(report, result).resource())
        : Optional.empty();
  }

  private ObjectNode resource() {
    boolean score = spec.output().form() == CalculatorSpec.Form.SCORE;
    return score && spec.output().loinc().isEmpty() ? riskAssessment() : observation();
  }

  private ObjectNode begun(String type) {
    ObjectNode resource = Json.object();
    resource.put("resourceType", type);
    resource.put("status", "preliminary");
    return resource;
  }

  private ObjectNode concept() {
    ObjectNode concept = Json.object();
    ArrayNode codings = concept.putArray("coding");
    if (!spec.output().loinc().isEmpty()) {
      codings.addObject().put("system", Code.LOINC).put("code", spec.output().loinc());
    }
    codings
        .addObject()
        .put("system", SYSTEM)
        .put("version", spec.version())
        .put("code", spec.id())
        .put("display", spec.name());
    concept.put("text", spec.name());
    return concept;
  }

  private void about(ObjectNode resource) {
    resource.putObject("subject").put("reference", "Patient/" + report.patient().orElseThrow());
    report
        .encounter()
        .ifPresent(id -> resource.putObject("encounter").put("reference", "Encounter/" + id));
  }

  private ObjectNode observation() {
    ObjectNode resource = begun("Observation");
    resource.set("code", concept());
    about(resource);
    resource.put("effectiveDateTime", WIRE.format(report.asOf()));
    switch (result.answer()) {
      case CalculatorResult.Decimal decimal ->
          resource
              .putObject("valueQuantity")
              .put("value", decimal.value())
              .put("unit", decimal.unit())
              .put("system", UCUM)
              .put("code", decimal.unit());
      case CalculatorResult.Date date -> resource.put("valueDateTime", date.text());
      default -> resource.put("valueString", result.answer().text());
    }
    result
        .band()
        .ifPresent(
            band -> resource.putArray("interpretation").addObject().put("text", band.label()));
    resource.putArray("note").addObject().put("text", working());
    resource.putObject("method").put("text", spec.references().get(0).citation());
    ArrayNode derived = Json.array();
    for (String reference : sources()) {
      if (DERIVED_FROM.contains(reference.substring(0, reference.indexOf('/')))) {
        derived.addObject().put("reference", reference);
      }
    }
    if (!derived.isEmpty()) {
      resource.set("derivedFrom", derived);
    }
    return resource;
  }

  private ObjectNode riskAssessment() {
    ObjectNode resource = begun("RiskAssessment");
    resource.putObject("method").put("text", spec.references().get(0).citation());
    resource.set("code", concept());
    about(resource);
    resource.put("occurrenceDateTime", WIRE.format(report.asOf()));
    ArrayNode basis = Json.array();
    sources().forEach(reference -> basis.addObject().put("reference", reference));
    if (!basis.isEmpty()) {
      resource.set("basis", basis);
    }
    ObjectNode prediction = resource.putArray("prediction").addObject();
    prediction.putObject("outcome").put("text", spec.name() + ": " + ReportJson.text(result));
    result
        .band()
        .ifPresent(
            band -> {
              prediction.putObject("qualitativeRisk").put("text", band.label());
              if (!band.meaning().isEmpty()) {
                prediction.put("rationale", band.meaning());
              }
            });
    resource.putArray("note").addObject().put("text", working());
    return resource;
  }

  private String working() {
    StringBuilder text = new StringBuilder();
    text.append(spec.name()).append(" = ").append(ReportJson.text(result)).append('\n');
    result.working().forEach(step -> text.append(step).append('\n'));
    report.assumptions().forEach(a -> text.append("assumed: ").append(a.reason()).append('\n'));
    result.remarks().forEach(remark -> text.append("note: ").append(remark).append('\n'));
    report.remarks().forEach(remark -> text.append("note: ").append(remark).append('\n'));
    return text.toString().strip();
  }

  /** Version-specific references of what the inputs came from, each once. */
  private Set<String> sources() {
    Set<String> sources = new LinkedHashSet<>();
    for (CalculationReport.InputReport input : report.inputs()) {
      input
          .used()
          .map(InputCandidate::source)
          .flatMap(
              source ->
                  switch (source) {
                    case InputSource.Chart chart -> Optional.of(chart.pointer().reference());
                    case InputSource.Note note -> note.document().map(d -> d.reference());
                    default -> Optional.<String>empty();
                  })
          .ifPresent(sources::add);
    }
    return sources;
  }
}
