package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOutcome;

/** Interactions with a type, FHIR R4 http.html#operations: {@code /Type}. */
@ApplicationScoped
class TypeEndpoint {

  private final FhirGateway gateway;

  @Inject
  TypeEndpoint(FhirGateway gateway) {
    this.gateway = gateway;
  }

  FhirAnswer create(FhirRequest request, String type) {
    WriteOutcome outcome =
        gateway.create(
            request.who(), type, ResourceReader.read(request), WriteAnswers.options(request));
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

  FhirAnswer delete(FhirRequest request, String type) {
    return gateway
        .deleteWhere(request.who(), type, request.query(), WriteAnswers.options(request))
        .map(outcome -> WriteAnswers.deleted(request, outcome))
        .orElseGet(() -> FhirAnswer.empty(204));
  }

  FhirAnswer history(FhirRequest request, String type) {
    var page = gateway.historyType(request.who(), type, HistoryAnswers.query(request));
    return HistoryAnswers.answer(request, type + "/_history", page);
  }
}
