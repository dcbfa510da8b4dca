package org.chartwarden.fhir.api;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/** Turns a request body into a tree: JSON as it is, XML by way of HAPI. */
final class ResourceReader {

  private ResourceReader() {}

  /**
   * Reads a resource.
   *
   * @throws FhirProblem 400 with line and column for malformed content, 415 for another format
   */
  static ObjectNode read(FhirRequest request) {
    byte[] body = request.body().get();
    if (body.length == 0) {
      throw FhirProblem.invalid("missing-body", "the request must have a resource in its body");
    }
    return format(request, body) == WireFormat.XML ? xml(body) : json(body);
  }

  private static WireFormat format(FhirRequest request, byte[] body) {
    Optional<String> contentType = request.header().apply("Content-Type").filter(t -> !t.isBlank());
    if (contentType.isEmpty()) {
      return body[0] == '<' ? WireFormat.XML : WireFormat.JSON;
    }
    String name = WireFormat.bare(contentType.get());
    return WireFormat.named(name)
        .filter(format -> !name.contains("html"))
        .orElseThrow(
            () ->
                new FhirProblem(
                    415,
                    "not-supported",
                    "unknown-content-type",
                    "Content-Type '"
                        + contentType.get()
                        + "' is not a format of FHIR; send "
                        + "application/fhir+json or application/fhir+xml"));
  }

  private static ObjectNode json(byte[] body) {
    try {
      JsonNode node = Json.parse(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw FhirProblem.invalid("malformed-json", "the body must be one JSON object");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new FhirProblem(
          400,
          "structure",
          "malformed-json",
          "the body is not well-formed JSON" + place + ": " + e.getOriginalMessage());
    } catch (UncheckedIOException e) {
      throw new FhirProblem(400, "structure", "malformed-json", "the body is not text in UTF-8");
    }
  }

  private static ObjectNode xml(byte[] body) {
    try {
      IParser parser = FhirModel.context().newXmlParser();
      parser.setParserErrorHandler(new StrictErrorHandler());
      parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
      parser.setStripVersionsFromReferences(false);
      var resource = parser.parseResource(new String(body, StandardCharsets.UTF_8));
      IParser json = FhirModel.context().newJsonParser();
      json.setOverrideResourceIdWithBundleEntryFullUrl(false);
      json.setStripVersionsFromReferences(false);
      return (ObjectNode) Json.parseOwn(json.encodeResourceToString(resource));
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new FhirProblem(
          400,
          "structure",
          "malformed-xml",
          "the body is not a FHIR resource in XML: " + e.getMessage());
    }
  }
}
