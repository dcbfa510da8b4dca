package org.chartwarden.fhir.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.Json;

/** Writes JSON text in the shape the client wants; plain JSON is passed on as it is. */
final class Encoder {

  private Encoder() {}

  static FhirAnswer answer(FhirRequest request, int status, String json) {
    return answer(request.format(), request.pretty(), status, json);
  }

  static FhirAnswer answer(WireFormat format, boolean pretty, int status, String json) {
    String text =
        format == WireFormat.XML ? XmlForm.write(json, pretty) : pretty ? indented(json) : json;
    return new FhirAnswer(
        status, format.contentType(), text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static String indented(String json) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(Json.parseOwn(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON does not encode", e);
    }
  }
}
