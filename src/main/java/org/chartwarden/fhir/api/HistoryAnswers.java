package org.chartwarden.fhir.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chartwarden.fhir.gateway.HistoryPage;
import org.chartwarden.fhir.gateway.HistoryQuery;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.model.FhirProblem;

/** The parameters and the answer of a history, the same at all three levels. */
final class HistoryAnswers {

  private HistoryAnswers() {}

  static HistoryQuery query(FhirRequest request) {
    int count =
        request.parameter("_count").map(HistoryAnswers::count).orElse(HistoryQuery.DEFAULT_COUNT);
    Optional<Instant> since = request.parameter("_since").map(HistoryAnswers::instant);
    return new HistoryQuery(count, since, request.parameter("_after"));
  }

  static FhirAnswer answer(FhirRequest request, String path, HistoryPage page) {
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
        request, 200, ResultBundles.history(request.base(), self, next.toString(), page));
  }

  private static int count(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw FhirProblem.invalid("bad-parameter", "_count must be a number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  /** A client that does not encode the plus of a zone sends a blank. */
  private static Instant instant(String text) {
    String plain = text.replace(' ', '+');
    try {
      return plain.length() == 10
          ? LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(plain).toInstant();
    } catch (DateTimeException e) {
      throw FhirProblem.invalid(
          "bad-parameter", "_since must be a date or an instant with zone, not '" + text + "'");
    }
  }
}
