package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.FhirProblem;

/** Interactions with a type, FHIR R4 http.html#operations: {@code /Type}. */
@ApplicationScoped
class TypeEndpoint {

  private final FhirGateway gateway;

  @Inject
  TypeEndpoint(FhirGateway gateway) {
    this.gateway = gateway;
  }

  FhirAnswer search(FhirRequest request, String type) {
    return search(request, type, request.query());
  }

  /** The parameters of the form and those of the address count together. */
  FhirAnswer searchByForm(FhirRequest request, String type) {
    byte[] body = request.body().get();
    Optional<String> contentType = request.header().apply("Content-Type");
    boolean form =
        contentType
            .map(WireFormat::bare)
            .filter("application/x-www-form-urlencoded"::equals)
            .isPresent();
    if (body.length > 0 && !form) {
      throw new FhirProblem(
          415,
          "not-supported",
          "unknown-content-type",
          "_search takes application/x-www-form-urlencoded, not '" + contentType.orElse("") + "'");
    }
    String fields = new String(body, StandardCharsets.UTF_8).strip();
    String both =
        request.query().isEmpty() || fields.isEmpty()
            ? request.query() + fields
            : request.query() + "&" + fields;
    return search(request, type, both);
  }

  private FhirAnswer search(FhirRequest request, String type, String query) {
    SearchPage page = gateway.search(request.who(), type, query, request.preferences().lenient());
    String self =
        request.base() + "/" + type + (page.selfQuery().isEmpty() ? "" : "?" + page.selfQuery());
    return Encoder.answer(
        request,
        200,
        ResultBundles.searchset(request.base(), self, request.shapeParameters(), page));
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
