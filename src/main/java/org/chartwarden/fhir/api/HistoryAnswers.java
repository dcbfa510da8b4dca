package org.chartwarden.fhir.api;

import org.chartwarden.fhir.gateway.HistoryPage;
import org.chartwarden.fhir.gateway.HistoryParameters;
import org.chartwarden.fhir.gateway.HistoryQuery;
import org.chartwarden.fhir.gateway.ResultBundles;

/** The parameters and the answer of a history, the same at all three levels. */
final class HistoryAnswers {

  private HistoryAnswers() {}

  static HistoryQuery query(FhirRequest request) {
    return HistoryParameters.read(request.query(), request.preferences().lenient());
  }

  static FhirAnswer answer(FhirRequest request, String path, HistoryPage page) {
    HistoryPage part = part(request, page);
    String address = request.base() + "/" + path;
    String self = address + (request.query().isEmpty() ? "" : "?" + request.query());
    StringBuilder next = new StringBuilder(address).append('?');
    for (String pair : request.query().split("&")) {
      if (!pair.isEmpty() && !pair.startsWith("_after=")) {
        next.append(pair).append('&');
      }
    }
    next.append("_after=");
    return Encoder.answer(
        request, 200, ResultBundles.history(request.base(), self, next.toString(), part));
  }

  /** A history that is only counted has no entries to take a part of. */
  private static HistoryPage part(FhirRequest request, HistoryPage page) {
    if (request.parameter("_summary").filter("count"::equals).isPresent()) {
      return page;
    }
    return RequestedPart.of(request)
        .map(part -> page.versions().stream().map(part::of).toList())
        .map(versions -> new HistoryPage(versions, page.total(), page.next()))
        .orElse(page);
  }
}
