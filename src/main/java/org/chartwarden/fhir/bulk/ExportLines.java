package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** The lines of NDJSON files. */
final class ExportLines {

  private ExportLines() {}

  /** The part of each resource of a type that is wanted; empty for all of it. */
  static Optional<ResourceSubset> subset(String type, List<String> elements) {
    List<String> names =
        elements.stream()
            .filter(element -> element.indexOf('.') < 0 || element.startsWith(type + "."))
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(ResourceSubset.elements(names));
  }

  /** A Bundle of type transaction that deletes what was deleted here. */
  static String deletions(List<ResourceVersion> deleted) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    deleted.forEach(
        version ->
            entries
                .addObject()
                .putObject("request")
                .put("method", "DELETE")
                .put("url", version.key().reference()));
    return Json.write(bundle);
  }
}
