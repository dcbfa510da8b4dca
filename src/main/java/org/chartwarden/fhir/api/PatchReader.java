package org.chartwarden.fhir.api;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.patch.FhirPathPatch;
import org.chartwarden.fhir.patch.JsonPatch;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.fhir.patch.XmlPatch;

/** Reads the body of a PATCH; its content type tells which kind of patch it is. */
final class PatchReader {

  private PatchReader() {}

  /**
   * Reads a patch.
   *
   * @throws FhirProblem 400 for one that is not well-formed, 415 for another content type
   */
  static ResourcePatch read(FhirRequest request) {
    Optional<String> contentType = request.header().apply("Content-Type");
    String type = contentType.map(WireFormat::bare).orElse("");
    byte[] body = request.body().get();
    if (body.length == 0) {
      throw FhirProblem.invalid("missing-body", "the request must have a patch in its body");
    }
    return switch (type) {
      case "application/json-patch+json" -> JsonPatch.parse(body);
      case "application/xml-patch+xml" -> XmlPatch.parse(body);
      default -> {
        if (WireFormat.named(type).isEmpty()) {
          throw new FhirProblem(
              415,
              "not-supported",
              "unknown-content-type",
              "Content-Type '"
                  + contentType.orElse("")
                  + "' is no patch; send application/json-patch+json, application/xml-patch+xml, or"
                  + " Parameters as application/fhir+json or application/fhir+xml");
        }
        yield FhirPathPatch.parse(ResourceReader.read(request.withBody(body)));
      }
    };
  }
}
