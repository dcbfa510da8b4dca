package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.patch.FhirPathPatch;
import org.chartwarden.fhir.patch.JsonPatch;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.fhir.patch.XmlPatch;

/**
 * Patches in Bundles, FHIR R4 http.html#jsonpatch: a JSON or XML Patch lies in a Binary, a FHIRPath
 * Patch is the Parameters resource itself.
 */
final class EntryPatches {

  private EntryPatches() {}

  static ResourcePatch read(String at, ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    try {
      return switch (type) {
        case "Parameters" -> FhirPathPatch.parse(resource);
        case "Binary" -> binary(at, resource);
        default ->
            throw FhirProblem.invalid(
                "malformed-patch",
                "a PATCH takes a Binary or a Parameters resource, not '" + type + "'");
      };
    } catch (FhirProblem problem) {
      throw problem.within(at + ": ", at + ".resource");
    }
  }

  private static ResourcePatch binary(String at, ObjectNode binary) {
    String type = binary.path("contentType").asText();
    byte[] data;
    try {
      data = Base64.getMimeDecoder().decode(binary.path("data").asText());
    } catch (IllegalArgumentException e) {
      throw FhirProblem.invalid("malformed-patch", at + ".resource.data is not base64");
    }
    return switch (type.split(";", 2)[0].strip()) {
      case "application/json-patch+json" -> JsonPatch.parse(data);
      case "application/xml-patch+xml" -> XmlPatch.parse(data);
      default ->
          throw new FhirProblem(
              415,
              "not-supported",
              "unknown-content-type",
              "the contentType of the Binary must be application/json-patch+json or "
                  + "application/xml-patch+xml, not '"
                  + type
                  + "'");
    };
  }
}
