package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;

/**
 * {@code DocumentReference/$docref}, US Core 6.1 OperationDefinition-docref: the current documents
 * of a patient, of a type and a time of care. Without a time the newest of each type is given,
 * without a type those of type summarization of episode (LOINC 34133-9), and all when there are
 * none. Documents are found, not made: {@code on-demand} is refused.
 */
@ApplicationScoped
class DocrefOperation implements FhirOperation {

  private static final String SUMMARY = "http://loinc.org|34133-9";

  private final FhirGateway gateway;

  @Inject
  DocrefOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "DocumentReference-docref";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    if (given.flag("on-demand")) {
      throw FhirProblem.notSupported(
          "on-demand-documents",
          "documents on demand are not made by $docref; Patient/[id]/$summary writes a summary");
    }
    ResourceKey patient = patient(given.text("patient").orElseThrow());
    gateway.read(call.who(), patient);
    Optional<String> type = type(given);
    SearchPage page = found(call, patient, type.or(() -> Optional.of(SUMMARY)));
    if (type.isEmpty() && page.hits().isEmpty()) {
      page = found(call, patient, Optional.empty());
    }
    return OperationAnswer.resource(ResultBundles.searchset(call.base(), call.self(), "", page));
  }

  private SearchPage found(OperationCall call, ResourceKey patient, Optional<String> type) {
    OperationParameters given = call.parameters();
    Optional<String> start = given.text("start");
    Optional<String> end = given.text("end");
    List<String> query = new ArrayList<>();
    query.add("patient=" + encoded(patient.reference()));
    query.add("status=current");
    query.add("_sort=-date");
    type.ifPresent(t -> query.add("type=" + encoded(t)));
    start.ifPresent(s -> query.add("period=ge" + encoded(s)));
    end.ifPresent(e -> query.add("period=le" + encoded(e)));
    if (start.isEmpty() && end.isEmpty() && type.isPresent()) {
      query.add("_count=1");
      SearchPage newest =
          gateway.search(call.who(), "DocumentReference", String.join("&", query), false);
      return new SearchPage(
          newest.hits(),
          java.util.OptionalLong.of(newest.hits().size()),
          newest.selfQuery(),
          Optional.empty(),
          Optional.empty(),
          newest.issues());
    }
    query.add("_count=1000");
    return gateway.search(call.who(), "DocumentReference", String.join("&", query), false);
  }

  private static ResourceKey patient(String id) {
    String bare = id.startsWith("Patient/") ? id.substring("Patient/".length()) : id;
    return new ResourceKey("Patient", bare);
  }

  /** A type comes as {@code system|code} in an address, as Coding or CodeableConcept in a body. */
  private static Optional<String> type(OperationParameters given) {
    return given
        .value("type")
        .map(
            value -> {
              JsonNode coding = value.has("coding") ? value.path("coding").path(0) : value;
              return value.isTextual()
                  ? value.asText()
                  : coding.path("system").asText("") + "|" + coding.path("code").asText("");
            })
        .filter(text -> !text.isBlank() && !text.equals("|"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
