package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.BundleOptions;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/** Interactions with the whole system, FHIR R4 http.html#operations. */
@ApplicationScoped
class SystemEndpoint {

  private final FhirGateway gateway;
  private final MetadataAnswers metadata;

  @Inject
  SystemEndpoint(FhirGateway gateway, MetadataAnswers metadata) {
    this.gateway = gateway;
    this.metadata = metadata;
  }

  FhirAnswer capabilities(FhirRequest request) {
    return metadata.answer(request);
  }

  /** Batch and transaction. */
  FhirAnswer process(FhirRequest request) {
    Preferences preferences = request.preferences();
    BundleOptions options =
        new BundleOptions(
            request.base(),
            preferences.strict(),
            preferences.lenient(),
            preferences.returned().orElse(BundleOptions.Returned.MINIMAL));
    var answer = gateway.process(request.who(), ResourceReader.read(request), options);
    return Encoder.answer(request, 200, Json.write(answer));
  }

  /** A further page of a search. */
  FhirAnswer page(FhirRequest request) {
    String set = request.parameter("_getpages").orElseThrow();
    int offset = number(request, "_getpagesoffset", 0);
    int count = Math.max(1, number(request, "_count", 20));
    SearchPage page = gateway.page(request.who(), new SearchPage.Cursor(set, offset, count));
    String self = request.base() + "?" + request.query();
    return Encoder.answer(
        request,
        200,
        ResultBundles.searchset(request.base(), self, request.shapeParameters(), page));
  }

  private static int number(FhirRequest request, String name, int otherwise) {
    String text = request.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw FhirProblem.invalid("bad-parameter", name + " must be a number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  FhirAnswer history(FhirRequest request) {
    var page = gateway.historySystem(request.who(), HistoryAnswers.query(request));
    return HistoryAnswers.answer(request, "_history", page);
  }
}
