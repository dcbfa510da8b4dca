package org.chartwarden.fhir.api;

import java.util.List;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.BundleOptions.Returned;
import org.chartwarden.fhir.gateway.ReadCondition;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.HttpDates;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.model.VersionCondition;
import org.chartwarden.platform.Json;

/** The answers to writes: status, headers, and the body that {@code Prefer} asks for. */
final class WriteAnswers {

  private WriteAnswers() {}

  /** The conditions of a write. */
  static WriteOptions options(FhirRequest request) {
    return new WriteOptions(
        tags(request, "If-Match"),
        tags(request, "If-None-Match"),
        request.header().apply("If-None-Exist"),
        request.preferences().strict(),
        request.preferences().lenient());
  }

  /** What the client of a read has already. */
  static ReadCondition known(FhirRequest request) {
    return new ReadCondition(
        tags(request, "If-None-Match"),
        request
            .header()
            .apply("If-Modified-Since")
            .map(date -> HttpDates.parse("If-Modified-Since", date)));
  }

  private static VersionCondition tags(FhirRequest request, String header) {
    return request
        .header()
        .apply(header)
        .map(value -> EntityTags.condition(header, value))
        .orElse(VersionCondition.NONE);
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
    FhirIssue done =
        new FhirIssue(
            "information",
            "informational",
            "deleted",
            outcome.kind() == WriteOutcome.Kind.DELETED
                ? outcome.resource().key() + " was deleted"
                : outcome.resource().key() + " was not there",
            "");
    FhirAnswer answer = deleted(request, done);
    return outcome.resource().version() > 0
        ? answer.with("ETag", EntityTags.of(outcome.resource().version()))
        : answer;
  }

  /** The answer to a deletion by condition. */
  static FhirAnswer deleted(FhirRequest request, List<WriteOutcome> outcomes) {
    return outcomes.size() == 1
        ? deleted(request, outcomes.get(0))
        : deleted(request, WriteOutcome.deleted(outcomes));
  }

  private static FhirAnswer deleted(FhirRequest request, FhirIssue done) {
    boolean told = request.preferences().returned().filter(r -> r == Returned.OUTCOME).isPresent();
    return told
        ? Encoder.answer(request, 200, Json.write(OperationOutcomes.of(List.of(done))))
        : FhirAnswer.empty(204);
  }

  /** Adds the headers that tell a version. */
  static FhirAnswer versioned(FhirAnswer answer, ResourceVersion version) {
    return answer
        .with("ETag", EntityTags.of(version.version()))
        .with("Last-Modified", HttpDates.of(version.lastUpdated()));
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
