package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOutcome;

/** Interactions with a type, FHIR R4 http.html#operations: {@code /Type}. */
@ApplicationScoped
class TypeEndpoint {

  private final FhirGateway gateway;
  private final BinaryBodies bodies;

  @Inject
  TypeEndpoint(FhirGateway gateway, BinaryBodies bodies) {
    this.gateway = gateway;
    this.bodies = bodies;
  }

  FhirAnswer create(FhirRequest request, String type) {
    WriteOutcome outcome =
        gateway.create(
            request.who(), type, bodies.resource(request, type), WriteAnswers.options(request));
    return WriteAnswers.stored(request, outcome);
  }

  FhirAnswer update(FhirRequest request, String type) {
    WriteOutcome outcome =
        gateway.updateWhere(
            request.who(),
            type,
            request.query(),
            ResourceReader.read(request),
            WriteAnswers.options(request));
    return WriteAnswers.stored(request, outcome);
  }

  FhirAnswer patch(FhirRequest request, String type) {
    return WriteAnswers.stored(
        request,
        gateway.patchWhere(
            request.who(),
            type,
            request.query(),
            PatchReader.read(request),
            WriteAnswers.options(request)));
  }

  FhirAnswer delete(FhirRequest request, String type) {
    return WriteAnswers.deleted(
        request,
        gateway.deleteWhere(request.who(), type, request.query(), WriteAnswers.options(request)));
  }

  FhirAnswer history(FhirRequest request, String type) {
    var page = gateway.historyType(request.who(), type, HistoryAnswers.query(request));
    return HistoryAnswers.answer(request, type + "/_history", page);
  }
}
