package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** What {@code $meta-add} and {@code $meta-delete} share: read, change the labels, store. */
@ApplicationScoped
class MetaChange {

  private static final List<String> LABELS = List.of("profile", "security", "tag");

  private final FhirGateway gateway;

  @Inject
  MetaChange(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /** How one list of labels changes. */
  @FunctionalInterface
  interface Change {
    /** Changes the labels of a resource by those that were sent. */
    void apply(ArrayNode labels, JsonNode sent);
  }

  /**
   * Stores a new version, so that the history tells the change; fails when others wrote meanwhile.
   */
  OperationAnswer carryOut(OperationCall call, Change change) {
    JsonNode sent = call.parameters().value("meta").orElseThrow();
    ResourceVersion before = gateway.read(call.who(), call.requireKey());
    ObjectNode resource = before.tree();
    ObjectNode meta = resource.withObjectProperty("meta");
    for (String label : LABELS) {
      if (sent.has(label)) {
        requireArray(label, sent.get(label));
        ArrayNode labels = meta.withArrayProperty(label);
        sent.get(label).forEach(one -> change.apply(labels, one));
        if (labels.isEmpty()) {
          meta.remove(label);
        }
      }
    }
    WriteOptions options = WriteOptions.ifMatch(before.version());
    ResourceVersion after = gateway.update(call.who(), before.key(), resource, options).resource();
    return OperationAnswer.resource(
        MetaOperation.returned((ObjectNode) Json.parseOwn(after.content())));
  }

  private static void requireArray(String label, JsonNode sent) {
    if (!sent.isArray()) {
      throw FhirProblem.invalid("bad-parameter", "meta." + label + " must be an array");
    }
  }

  /** Whether two labels are the same: profiles by address, codings by system and code. */
  static boolean same(JsonNode a, JsonNode b) {
    return a.isTextual() || b.isTextual()
        ? a.equals(b)
        : a.path("system").equals(b.path("system")) && a.path("code").equals(b.path("code"));
  }
}
