package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.jobs.AsyncPreference;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;

/**
 * Accepts exports of all levels (Bulk Data Access IG 2.0, export.html#bulk-data-kick-off-request).
 */
@ApplicationScoped
class ExportKickOff {

  private static final int MOST_PATIENTS = 10_000;
  private static final Pattern PATIENT =
      Pattern.compile("(?:.*/)?Patient/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

  private final FhirGateway gateway;
  private final Jobs jobs;

  ExportKickOff(FhirGateway gateway, Jobs jobs) {
    this.gateway = gateway;
    this.jobs = jobs;
  }

  /**
   * Checks the request and hands it in.
   *
   * @param patients present: only data of patients, of these where the set is not empty
   * @param empty whether there is nothing to export
   */
  OperationAnswer accept(OperationCall call, Optional<Set<String>> patients, boolean empty) {
    Optional<String> prefer = call.header().apply("Prefer");
    if (!AsyncPreference.in(prefer)) {
      throw new FhirProblem(
          400,
          "required",
          "respond-async-required",
          "an export takes its time: send the header 'Prefer: respond-async'");
    }
    ExportRequest request = request(call, patients, empty);
    gateway.checkSnapshot(call.who(), request.wish());
    String id = jobs.submit(call.who(), ExportJob.NAME, request.json(), call.self(), job -> {});
    return OperationAnswer.accepted(new JobLinks(call.base(), id).status());
  }

  private static ExportRequest request(
      OperationCall call, Optional<Set<String>> patients, boolean empty) {
    OperationParameters given = call.parameters();
    ExportParameters.requireFormat(
        "_outputFormat", given.text("_outputFormat").orElse(ExportParameters.NDJSON));
    boolean lenient =
        call.header().apply("Prefer").filter(p -> p.contains("handling=lenient")).isPresent();
    ExportParameters parameters = new ExportParameters(lenient);
    List<String> types = parameters.types(given.items("_type"));
    return new ExportRequest(
        types,
        parameters.filters(given.texts("_typeFilter"), types),
        parameters.elements(given.items("_elements")),
        given.text("_since").map(text -> ExportParameters.instant("_since", text)),
        given.text("_until").map(text -> ExportParameters.instant("_until", text)),
        patients,
        empty || (types.isEmpty() && !given.items("_type").isEmpty()));
  }

  /**
   * The patients that the parameter {@code patient} names, each of which must be there.
   *
   * @throws FhirProblem 400 for what is no reference to a patient, 404 or 403 for one that the
   *     caller cannot read
   */
  Set<String> named(OperationCall call) {
    Set<String> patients = new TreeSet<>();
    for (OperationParameters.Parameter parameter : call.parameters().all()) {
      if (parameter.name().equals("patient")) {
        if (parameter.value().isTextual()) {
          throw FhirProblem.invalid(
              "bad-parameter",
              "the parameter 'patient' is taken by POST only, as a valueReference in Parameters");
        }
        JsonNode reference = parameter.value().path("reference");
        Matcher patient = PATIENT.matcher(reference.asText());
        if (!patient.matches()) {
          throw FhirProblem.invalid(
              "bad-parameter",
              "the parameter 'patient' must refer to a Patient, not '" + reference.asText() + "'");
        }
        if (patients.add(patient.group(1)) && patients.size() > MOST_PATIENTS) {
          throw new FhirProblem(
              400,
              "too-costly",
              "too-many-patients",
              "the parameter 'patient' names more than "
                  + MOST_PATIENTS
                  + " patients; make a Group of them and export that");
        }
        gateway.read(call.who(), new ResourceKey("Patient", patient.group(1)));
      }
    }
    return patients;
  }
}
