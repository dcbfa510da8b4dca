package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.chartwarden.platform.Json;

/** Writes a Bundle of type document (FHIR R4 documents.html#bundle). */
final class DocumentBundle {

  private DocumentBundle() {}

  /**
   * A document.
   *
   * @param id identifier of this very document, a UUID
   * @param resources the Composition first
   */
  static ObjectNode of(
      String base, String id, Instant timestamp, Collection<? extends JsonNode> resources) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "document");
    bundle
        .putObject("identifier")
        .put("system", "urn:ietf:rfc:3986")
        .put("value", "urn:uuid:" + id);
    bundle.put("timestamp", timestamp.toString());
    ArrayNode entries = bundle.putArray("entry");
    for (JsonNode resource : resources) {
      String reference =
          resource.path("resourceType").asText() + "/" + resource.path("id").asText();
      entries.addObject().put("fullUrl", base + "/" + reference).set("resource", resource);
    }
    return bundle;
  }
}
