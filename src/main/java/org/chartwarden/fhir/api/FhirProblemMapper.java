package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/** Turns every failure of a FHIR request into an OperationOutcome; the only place that does. */
@ApplicationScoped
class FhirProblemMapper {

  private static final Logger LOG = Logger.getLogger(FhirProblemMapper.class);

  private final IdGenerator ids;

  @Inject
  FhirProblemMapper(IdGenerator ids) {
    this.ids = ids;
  }

  FhirAnswer answer(FhirRequest request, FhirProblem problem) {
    FhirAnswer answer = render(request, problem);
    return problem.status() == 405
        ? answer.with("Allow", AllowedMethods.at(request.path()))
        : answer;
  }

  /** A defect or an outage: the client gets the number of the log entry, the log the trace. */
  FhirAnswer unexpected(FhirRequest request, Throwable failure) {
    String id = request.header().apply(FhirEdge.REQUEST_ID).orElseGet(ids::newId);
    LOG.errorf(failure, "request failed unexpectedly, log id %s", id);
    return render(
        request,
        new FhirProblem(
            500,
            "exception",
            "internal-error",
            "the server failed on this request; its log has the cause under " + id));
  }

  private static FhirAnswer render(FhirRequest request, FhirProblem problem) {
    String json = Json.write(OperationOutcomes.of(problem.issues()));
    return Encoder.answer(format(request), false, problem.status(), json);
  }

  /** A client that asks for an unknown format is told so in JSON. */
  private static WireFormat format(FhirRequest request) {
    try {
      return request.format();
    } catch (FhirProblem unknownFormat) {
      return WireFormat.JSON;
    }
  }
}
