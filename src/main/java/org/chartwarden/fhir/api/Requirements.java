package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.StoredConformance;
import org.chartwarden.platform.Json;

/**
 * The requirements on servers of loaded guides (FHIR R4 capabilitystatement.html, {@code
 * instantiates}): what a guide's CapabilityStatement says that a server SHALL do is compared with
 * what this one says it does, and claimed only when nothing is missing.
 */
final class Requirements {

  private static final String EXPECTATION =
      "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation";
  private static final Set<String> NOT_NEEDED = Set.of("SHOULD", "MAY", "SHOULD-NOT", "SHALL-NOT");
  private static final List<String> LISTS = List.of("searchParam", "operation");

  private Requirements() {}

  /** Addresses, with versions, of the requirements of loaded guides that a statement meets. */
  static List<String> met(StoredConformance conformance, JsonNode statement) {
    return conformance.requirements().stream()
        .filter(requirements -> meets(statement, Json.parseOwn(requirements.content())))
        .map(StoredConformance.Requirements::canonical)
        .toList();
  }

  /** Whether a statement has everything that requirements on servers say it SHALL have. */
  static boolean meets(JsonNode statement, JsonNode requirements) {
    JsonNode wanted = ofServer(requirements);
    JsonNode had = ofServer(statement);
    if (!requirements.path("kind").asText().equals("requirements") || wanted.isMissingNode()) {
      return false;
    }
    return has(had, wanted, "interaction", "code")
        && LISTS.stream().allMatch(list -> has(had, wanted, list, "name"))
        && resources(had, wanted);
  }

  private static boolean resources(JsonNode had, JsonNode wanted) {
    for (JsonNode resource : wanted.path("resource")) {
      Optional<JsonNode> own = find(had.path("resource"), "type", resource.path("type").asText());
      boolean met =
          own.isPresent()
              && has(own.get(), resource, "interaction", "code")
              && LISTS.stream().allMatch(list -> has(own.get(), resource, list, "name"));
      if (!met && needed(resource)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(JsonNode had, JsonNode wanted, String list, String key) {
    for (JsonNode one : wanted.path(list)) {
      if (needed(one) && find(had.path(list), key, one.path(key).asText()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<JsonNode> find(JsonNode list, String key, String value) {
    for (JsonNode one : list) {
      if (one.path(key).asText().equals(value)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** What says nothing of its necessity is needed. */
  private static boolean needed(JsonNode wanted) {
    return find(wanted.path("extension"), "url", EXPECTATION)
        .map(extension -> !NOT_NEEDED.contains(extension.path("valueCode").asText()))
        .orElse(true);
  }

  private static JsonNode ofServer(JsonNode statement) {
    return find(statement.path("rest"), "mode", "server").orElse(MissingNode.getInstance());
  }
}
