package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.gateway.EntryAnswer;
import org.chartwarden.fhir.gateway.EntryCall;
import org.chartwarden.fhir.gateway.EntryService;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** {@code GET metadata}, FHIR R4 http.html#capabilities, on its own and within a Bundle. */
@ApplicationScoped
class MetadataAnswers implements EntryService {

  private static final String NAME = "metadata";

  /** What {@code mode=normative} leaves out: R4 marks these elements as trial use. */
  private static final List<String> TRIAL_OF_TYPE =
      List.of(
          "supportedProfile",
          "versioning",
          "readHistory",
          "updateCreate",
          "conditionalCreate",
          "conditionalRead",
          "conditionalUpdate",
          "conditionalDelete",
          "referencePolicy",
          "searchInclude",
          "searchRevInclude");

  private final CapabilityStatementWriter statements;
  private final TerminologyCapabilitiesWriter terminology;

  @Inject
  MetadataAnswers(CapabilityStatementWriter statements, TerminologyCapabilitiesWriter terminology) {
    this.statements = statements;
    this.terminology = terminology;
  }

  FhirAnswer answer(FhirRequest request) {
    KeptAnswer whole = whole(request.parameter("mode"), request.base());
    Optional<ResourceSubset> subset =
        ResourceSubset.asked(request.parameter("_elements"), request.parameter("_summary"));
    boolean normative = normative(request.parameter("mode"));
    if (!normative && subset.isEmpty()) {
      return whole.answer(request);
    }
    return Encoder.answer(request, 200, Json.write(part(whole, normative, subset)));
  }

  private KeptAnswer whole(Optional<String> mode, String base) {
    return switch (mode.orElse("full")) {
      case "full", "normative" -> statements.answer(base);
      case "terminology" -> terminology.answer(base);
      default ->
          throw FhirProblem.invalid(
              "bad-parameter",
              "mode must be full, normative or terminology, not '" + mode.orElseThrow() + "'");
    };
  }

  private static boolean normative(Optional<String> mode) {
    return mode.filter("normative"::equals).isPresent();
  }

  private static JsonNode part(
      KeptAnswer whole, boolean normative, Optional<ResourceSubset> subset) {
    ObjectNode tree = (ObjectNode) Json.parseOwn(whole.text());
    if (normative) {
      for (JsonNode rest : tree.path("rest")) {
        ((ObjectNode) rest).remove("security");
        rest.path("resource").forEach(type -> ((ObjectNode) type).remove(TRIAL_OF_TYPE));
      }
    }
    if (subset.isEmpty()) {
      return tree;
    }
    ResourceKey key = new ResourceKey(tree.path("resourceType").asText(), NAME);
    return subset
        .get()
        .of(new ResourceVersion(key, 1, Instant.EPOCH, false, Json.write(tree)))
        .tree();
  }

  @Override
  public boolean serves(String name) {
    return name.equals(NAME);
  }

  @Override
  public boolean writes(EntryCall call) {
    return false;
  }

  @Override
  public EntryAnswer answer(EntryCall call, int most) {
    Optional<String> mode = parameter(call, "mode");
    KeptAnswer whole = whole(mode, call.base());
    Optional<ResourceSubset> subset =
        ResourceSubset.asked(parameter(call, "_elements"), parameter(call, "_summary"));
    int bytes = whole.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new FhirProblem(
          413, "too-costly", "answer-too-large", "metadata is asked for too often in one Bundle");
    }
    ObjectNode resource = (ObjectNode) part(whole, normative(mode), subset);
    return new EntryAnswer(200, Optional.of(resource), bytes, Map.of());
  }

  private static Optional<String> parameter(EntryCall call, String name) {
    return QueryString.parse(call.query()).stream()
        .filter(p -> p.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
