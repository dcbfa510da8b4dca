package org.chartwarden.fhir.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.BundleOptions.Returned;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** The answers to writes: status, headers, and the body that {@code Prefer} asks for. */
final class WriteAnswers {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private WriteAnswers() {}

  /** The conditions of a write. */
  static WriteOptions options(FhirRequest request) {
    OptionalLong ifMatch =
        request
            .header()
            .apply("If-Match")
            .map(value -> OptionalLong.of(EntityTags.version("If-Match", value)))
            .orElse(OptionalLong.empty());
    return new WriteOptions(
        ifMatch, request.header().apply("If-None-Exist"), request.preferences().strict());
  }

  static FhirAnswer stored(FhirRequest request, WriteOutcome outcome) {
    int status = outcome.kind() == WriteOutcome.Kind.CREATED ? 201 : 200;
    ResourceVersion now = outcome.resource();
    FhirAnswer answer =
        switch (request.preferences().returned().orElse(Returned.REPRESENTATION)) {
          case MINIMAL -> FhirAnswer.empty(status);
          case REPRESENTATION -> Encoder.answer(request, status, now.content());
          case OUTCOME ->
              Encoder.answer(request, status, Json.write(OperationOutcomes.of(outcome.issues())));
        };
    String location = request.base() + "/" + now.key().reference() + "/_history/" + now.version();
    return warned(versioned(answer, now).with("Location", location), outcome.issues());
  }

  static FhirAnswer deleted(FhirRequest request, WriteOutcome outcome) {
    boolean told = request.preferences().returned().filter(r -> r == Returned.OUTCOME).isPresent();
    FhirIssue done =
        new FhirIssue(
            "information",
            "informational",
            "deleted",
            outcome.kind() == WriteOutcome.Kind.DELETED
                ? outcome.resource().key() + " was deleted"
                : outcome.resource().key() + " was not there",
            "");
    FhirAnswer answer =
        told
            ? Encoder.answer(request, 200, Json.write(OperationOutcomes.of(List.of(done))))
            : FhirAnswer.empty(204);
    return outcome.resource().version() > 0
        ? answer.with("ETag", EntityTags.of(outcome.resource().version()))
        : answer;
  }

  /** Adds the headers that tell a version. */
  static FhirAnswer versioned(FhirAnswer answer, ResourceVersion version) {
    return answer
        .with("ETag", EntityTags.of(version.version()))
        .with("Last-Modified", httpDate(version.lastUpdated()));
  }

  /** An instant as headers show it (RFC 9110, section 5.6.7). */
  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** Repairs are told in a header, so that a client sees them whatever body it asked for. */
  private static FhirAnswer warned(FhirAnswer answer, List<FhirIssue> issues) {
    if (issues.isEmpty()) {
      return answer;
    }
    String warnings =
        issues.stream()
            .limit(10)
            .map(i -> "199 chartwarden \"" + ascii(i.code() + ": " + i.message()) + "\"")
            .collect(Collectors.joining(", "));
    return answer.with("Warning", warnings);
  }

  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?").replace("\\", "?").replace('"', '\'');
  }
}
