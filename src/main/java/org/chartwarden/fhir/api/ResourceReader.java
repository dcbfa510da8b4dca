package org.chartwarden.fhir.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OwnReferences;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.Json;

/** Turns a request body into a tree: JSON as it is, XML by way of HAPI. */
final class ResourceReader {

  private ResourceReader() {}

  /**
   * Reads a resource; references to this server are made relative.
   *
   * @throws FhirProblem 400 with line and column for malformed content, 415 for another format
   */
  static ObjectNode read(FhirRequest request) {
    return read(request, XmlForm::read);
  }

  /**
   * As {@link #read(FhirRequest)}, but keeps values that are wrong for their type, in XML as in
   * JSON.
   */
  static ObjectNode readToJudge(FhirRequest request) {
    return read(request, XmlForm::readWithWrongValues);
  }

  private static ObjectNode read(FhirRequest request, Function<byte[], ObjectNode> xml) {
    WireFormat format = format(request);
    Charset charset = charset(request.header().apply("Content-Type").orElse(""));
    byte[] body = inUtf8(request.body().get(), charset);
    if (body.length == 0) {
      throw FhirProblem.invalid("missing-body", "the request must have a resource in its body");
    }
    ObjectNode resource = format == WireFormat.XML ? xml.apply(body) : json(body);
    OwnReferences.makeRelative(resource, List.of(request.base()));
    return resource;
  }

  private static WireFormat format(FhirRequest request) {
    String contentType = request.header().apply("Content-Type").orElse("");
    String name = WireFormat.bare(contentType);
    if (!WireFormat.ofR4(contentType)) {
      throw unknownContentType(
          "Content-Type '"
              + contentType
              + "' is of another version of FHIR; this server speaks 4.0");
    }
    return WireFormat.named(name)
        .filter(format -> !name.contains("html") && name.contains("/"))
        .orElseThrow(
            () ->
                unknownContentType(
                    (contentType.isBlank()
                            ? "the body has no Content-Type"
                            : "Content-Type '" + contentType + "' is not a format of FHIR")
                        + "; send application/fhir+json or application/fhir+xml"));
  }

  /**
   * FHIR R4 http.html#mime-type: the character set is always UTF-8. Some HTTP libraries say Latin-1
   * unasked; then content that is no UTF-8 is taken at their word.
   */
  private static Charset charset(String contentType) {
    for (String parameter : contentType.toLowerCase(Locale.ROOT).split(";")) {
      String text = parameter.strip().replace("\"", "");
      if (text.matches("charset=(iso-8859-1|latin1|windows-1252)")) {
        return StandardCharsets.ISO_8859_1;
      }
      if (text.startsWith("charset=") && !text.matches("charset=(utf-?8|us-ascii)")) {
        throw unknownContentType("the charset of FHIR is UTF-8, not '" + text.substring(8) + "'");
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static byte[] inUtf8(byte[] body, Charset charset) {
    if (charset == StandardCharsets.UTF_8) {
      return body;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return body;
    } catch (CharacterCodingException e) {
      return new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static FhirProblem unknownContentType(String message) {
    return new FhirProblem(415, "not-supported", "unknown-content-type", message);
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
}
