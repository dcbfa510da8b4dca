package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Searches by POST within a Bundle. FHIR R4 http.html#search lets them send a form, which no
 * resource is: it comes as the Binary that carries it, or as a Parameters resource of strings.
 */
final class EntryForms {

  private static final String FORM = "application/x-www-form-urlencoded";

  private EntryForms() {}

  /** The parameters of the address and of the form together. */
  static String query(String at, Optional<String> query, ObjectNode resource) {
    String form = resource == null ? "" : form(at, resource);
    String address = query.orElse("");
    return address.isEmpty() || form.isEmpty() ? address + form : address + "&" + form;
  }

  private static String form(String at, ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    if (type.equals("Parameters")) {
      StringBuilder out = new StringBuilder();
      for (JsonNode parameter : resource.path("parameter")) {
        out.append(out.isEmpty() ? "" : "&")
            .append(encoded(parameter.path("name").asText()))
            .append('=')
            .append(encoded(parameter.path("valueString").asText()));
      }
      return out.toString();
    }
    if (type.equals("Binary") && resource.path("contentType").asText().startsWith(FORM)) {
      try {
        byte[] data = Base64.getMimeDecoder().decode(resource.path("data").asText());
        return new String(data, StandardCharsets.UTF_8).strip();
      } catch (IllegalArgumentException e) {
        throw BundleReader.fault(
            at + ".resource.data", "malformed-form", at + ".resource.data is not base64");
      }
    }
    throw BundleReader.fault(
        at + ".resource",
        "malformed-form",
        at
            + " is a search by POST; its parameters come in the address, in a Binary with the"
            + " contentType "
            + FORM
            + " or in a Parameters resource of strings, not in '"
            + type
            + "'");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
