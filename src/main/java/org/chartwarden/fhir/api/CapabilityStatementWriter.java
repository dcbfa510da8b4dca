package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.SearchCapability;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.operations.OperationCatalog;
import org.chartwarden.fhir.operations.OperationSpec;
import org.chartwarden.platform.Json;

/**
 * The CapabilityStatement, derived from the types and the search parameters that are really served.
 * It is the same for every request, so its bytes are made once.
 */
@ApplicationScoped
class CapabilityStatementWriter {

  private static final List<String> TYPE_INTERACTIONS =
      List.of(
          "read",
          "vread",
          "update",
          "delete",
          "history-instance",
          "history-type",
          "create",
          "search-type");
  private static final List<String> SYSTEM_INTERACTIONS =
      List.of("transaction", "batch", "history-system");

  private final FhirGateway gateway;
  private final OperationCatalog operations;
  private final Clock clock;
  private volatile String text;
  private volatile byte[] bytes;

  @Inject
  CapabilityStatementWriter(FhirGateway gateway, OperationCatalog operations, Clock clock) {
    this.gateway = gateway;
    this.operations = operations;
    this.clock = clock;
  }

  /** Compact JSON. */
  String text() {
    if (text == null) {
      text = Json.write(statement());
    }
    return text;
  }

  /** Compact JSON in UTF-8; callers must not change it. */
  byte[] bytes() {
    if (bytes == null) {
      bytes = text().getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  private ObjectNode statement() {
    ObjectNode statement =
        Json.object()
            .put("resourceType", "CapabilityStatement")
            .put("status", "active")
            .put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("publisher", "Chartwarden")
            .put("kind", "instance");
    statement.putObject("software").put("name", "Chartwarden");
    statement.putObject("implementation").put("description", "Chartwarden FHIR R4 server");
    statement.put("fhirVersion", "4.0.1");
    statement.putArray("format").add("application/fhir+json").add("application/fhir+xml");
    ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
    ArrayNode types = rest.putArray("resource");
    ResourceTypes.names().forEach(type -> types.add(type(type)));
    interactions(rest, SYSTEM_INTERACTIONS);
    operations(rest, OperationSpec::system);
    return statement;
  }

  private ObjectNode type(String type) {
    ObjectNode node =
        Json.object()
            .put("type", type)
            .put("profile", "http://hl7.org/fhir/StructureDefinition/" + type);
    interactions(node, TYPE_INTERACTIONS);
    node.put("versioning", "versioned-update")
        .put("readHistory", true)
        .put("updateCreate", true)
        .put("conditionalCreate", true)
        .put("conditionalRead", "not-match")
        .put("conditionalUpdate", true)
        .put("conditionalDelete", "single");
    node.putArray("referencePolicy").add("literal").add("logical").add("local");
    List<SearchCapability> served = gateway.searchParameters(type);
    includes(node, type, served);
    ArrayNode parameters = node.putArray("searchParam");
    for (SearchCapability parameter : served) {
      ObjectNode rendered = parameters.addObject().put("name", parameter.name());
      if (!parameter.definition().isEmpty()) {
        rendered.put("definition", parameter.definition());
      }
      rendered.put("type", parameter.kind());
    }
    operations(node, spec -> (spec.onType() || spec.instance()) && spec.serves(type));
    return node;
  }

  private static void includes(ObjectNode node, String type, List<SearchCapability> served) {
    List<String> references =
        served.stream()
            .filter(parameter -> parameter.kind().equals("reference"))
            .map(parameter -> type + ":" + parameter.name())
            .toList();
    if (!references.isEmpty()) {
      ArrayNode includes = node.putArray("searchInclude");
      references.forEach(includes::add);
    }
  }

  private void operations(ObjectNode node, Predicate<OperationSpec> which) {
    List<OperationSpec> specs =
        operations.all().stream().map(OperationCatalog.Served::spec).filter(which).toList();
    if (!specs.isEmpty()) {
      ArrayNode rendered = node.putArray("operation");
      specs.forEach(
          spec -> rendered.addObject().put("name", spec.code()).put("definition", spec.url()));
    }
  }

  private static void interactions(ObjectNode node, List<String> codes) {
    ArrayNode interactions = node.putArray("interaction");
    codes.forEach(code -> interactions.addObject().put("code", code));
  }
}
