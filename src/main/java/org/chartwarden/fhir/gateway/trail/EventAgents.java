package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.platform.Json;

/**
 * Who took part in an event ({@code AuditEvent.agent}), in the roles that the profiles of BALP give
 * them: the client and this server by the way that data takes, the person as who received or wrote
 * it. The one who asked has the token as policy.
 */
final class EventAgents {

  private static final EventCode SOURCE = EventCode.dicom("110153", "Source Role ID");
  private static final EventCode DESTINATION = EventCode.dicom("110152", "Destination Role ID");
  private static final EventCode PROGRAM = EventCode.dicom("110150", "Application");
  private static final EventCode SERVICE =
      new EventCode(
          "https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes",
          "AuthzOauthService",
          "OAuth authorization service");
  private static final EventCode RECIPIENT = participation("IRCP", "information recipient");
  private static final EventCode AUTHOR = participation("AUT", "author (originator)");

  private EventAgents() {}

  private static EventCode participation(String code, String display) {
    return new EventCode(
        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code, display);
  }

  /** The agents of an event: the client, this server, and the person where one is told. */
  static ArrayNode of(AuditEntry entry, JsonNode detail, EventKind kind) {
    ArrayNode agents = Json.array();
    String token = detail.path("token").asText("");
    String person = entry.person().isEmpty() ? userOf(entry, detail) : entry.person();
    agents.add(client(entry, detail, kind, token, person.isEmpty()));
    agents.add(server(detail, kind));
    if (!person.isEmpty()) {
      ObjectNode user = Json.object();
      boolean reads = kind.flow() != EventKind.Flow.TO_SERVER || kind.query();
      user.set("type", (reads ? RECIPIENT : AUTHOR).concept());
      user.set("who", EventReference.to(person));
      user.put("requestor", true);
      policy(user, token);
      ArrayNode purposes = EventPurposes.of(detail);
      if (!purposes.isEmpty()) {
        user.set("purposeOfUse", purposes);
      }
      agents.add(user);
    }
    return agents;
  }

  /** Entries of the authorization server name an account where others name a client. */
  private static String userOf(AuditEntry entry, JsonNode detail) {
    String user = detail.path("user").asText("");
    return !user.isEmpty() ? user : entry.actor().startsWith("user/") ? entry.actor() : "";
  }

  private static ObjectNode client(
      AuditEntry entry, JsonNode detail, EventKind kind, String token, boolean alone) {
    ObjectNode client = Json.object();
    EventCode type =
        switch (kind.flow()) {
          case TO_CLIENT -> DESTINATION;
          case TO_SERVER -> SOURCE;
          case NONE -> PROGRAM;
        };
    client.set("type", type.concept());
    String name = entry.actor().replaceFirst("^client/", "");
    client.putObject("who").putObject("identifier").put("value", name);
    client.put("name", name);
    client.put("requestor", alone);
    if (alone) {
      policy(client, token);
    }
    String address = detail.path("address").asText("");
    client
        .putObject("network")
        .put("address", address.isEmpty() ? "localhost" : address)
        .put("type", address.isEmpty() ? "1" : "2");
    return client;
  }

  private static void policy(ObjectNode agent, String token) {
    if (!token.isEmpty()) {
      agent.putArray("policy").add(AuditEvents.TOKEN + token);
    }
  }

  private static ObjectNode server(JsonNode detail, EventKind kind) {
    ObjectNode server = Json.object();
    EventCode type =
        switch (kind.flow()) {
          case TO_CLIENT -> SOURCE;
          case TO_SERVER -> DESTINATION;
          case NONE -> SERVICE;
        };
    server.set("type", type.concept());
    server.set("who", EventReference.toServer(detail));
    server.put("requestor", false);
    server.putObject("network").put("address", EventReference.server(detail)).put("type", "1");
    return server;
  }
}
