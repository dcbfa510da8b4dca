package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.platform.Json;

/** References of an event: to a resource, or by an identifier to what is none. */
final class EventReference {

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(/_history/\\d{1,18})?");

  private EventReference() {}

  /** A reference to a resource, or the name of something that is none. */
  static ObjectNode to(String subject) {
    ObjectNode reference = Json.object();
    Matcher matcher = REFERENCE.matcher(subject);
    if (matcher.matches() && ResourceTypes.known(matcher.group(1))) {
      reference.put("reference", subject);
    } else {
      reference.putObject("identifier").put("value", subject);
    }
    return reference;
  }

  /** This server, by the address at which it was called. */
  static ObjectNode toServer(JsonNode detail) {
    ObjectNode itself = Json.object();
    itself.putObject("identifier").put("value", server(detail));
    itself.put("display", "Chartwarden");
    return itself;
  }

  /** The address at which this server was called. */
  static String server(JsonNode detail) {
    String server = detail.path("server").asText("");
    return server.isEmpty() ? "localhost" : server;
  }
}
