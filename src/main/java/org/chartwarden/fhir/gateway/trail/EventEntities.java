package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.platform.Json;

/**
 * What an event was about ({@code AuditEvent.entity}), as the profiles of BALP order it: the
 * patient, the query or the data, the task, the id of the request.
 */
final class EventEntities {

  private static final String ENTITY_TYPES =
      "http://terminology.hl7.org/CodeSystem/audit-entity-type";
  private static final String ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final EventCode PERSON = new EventCode(ENTITY_TYPES, "1", "Person");
  private static final EventCode OBJECT = new EventCode(ENTITY_TYPES, "2", "System Object");
  private static final EventCode PATIENT = new EventCode(ROLES, "1", "Patient");
  private static final EventCode DOMAIN_RESOURCE = new EventCode(ROLES, "4", "Domain Resource");
  private static final EventCode JOB = new EventCode(ROLES, "20", "Job");
  private static final EventCode QUERY = new EventCode(ROLES, "24", "Query");
  private static final EventCode REQUEST =
      new EventCode(
          "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
          "XrequestId",
          "XrequestId");

  /** Members of the detail that have elements of their own. */
  private static final Set<String> PLACED =
      Set.of("address", "server", "request", "token", "purpose", "query");

  private EventEntities() {}

  /**
   * The entities of an event.
   *
   * @param asked whether it tells the query, or the type alone that was searched
   */
  static ArrayNode of(AuditEntry entry, JsonNode detail, EventKind kind, boolean asked) {
    return of(entry, asked ? detail : unasked(entry, detail, kind), kind);
  }

  private static ArrayNode of(AuditEntry entry, JsonNode detail, EventKind kind) {
    ArrayNode entities = Json.array();
    if (entry.patient() != null) {
      entities.add(entity(PERSON, PATIENT, "Patient/" + entry.patient()));
    }
    String query = detail.path("query").asText("");
    if (!query.isEmpty() || kind.query()) {
      String sent = query.isEmpty() ? "GET " + text(entry.subject()) : query;
      byte[] raw = sent.getBytes(StandardCharsets.UTF_8);
      ObjectNode search = entity(OBJECT, QUERY, "");
      entities.add(search.put("query", Base64.getEncoder().encodeToString(raw)));
    }
    if (!kind.query()) {
      ObjectNode data = data(entry, detail);
      if (data.has("what") || data.has("detail")) {
        entities.add(data);
      }
    }
    if (entry.task() != null && !("Task/" + entry.task()).equals(entry.subject())) {
      entities.add(entity(OBJECT, JOB, "Task/" + entry.task()));
    }
    String request = detail.path("request").asText("");
    if (!request.isEmpty()) {
      ObjectNode transaction = Json.object();
      transaction.putObject("what").putObject("identifier").put("value", request);
      transaction.set("type", REQUEST.coding());
      entities.add(transaction);
    }
    return entities;
  }

  /** What it was done to, with whatever else the entry tells. */
  private static ObjectNode data(AuditEntry entry, JsonNode detail) {
    String subject = text(entry.subject());
    boolean job = subject.startsWith("Task/") || subject.startsWith("job/");
    ObjectNode data = entity(OBJECT, job ? JOB : DOMAIN_RESOURCE, subject);
    for (Map.Entry<String, JsonNode> member : detail.properties()) {
      String value = member.getValue().asText(member.getValue().toString());
      if (!PLACED.contains(member.getKey()) && !value.isEmpty()) {
        data.withArray("detail").addObject().put("type", member.getKey()).put("valueString", value);
      }
    }
    return data;
  }

  private static String text(String subject) {
    return subject == null ? "" : subject;
  }

  private static ObjectNode entity(EventCode type, EventCode role, String subject) {
    ObjectNode entity = Json.object();
    if (!subject.isEmpty()) {
      entity.set("what", EventReference.to(subject));
    }
    entity.set("type", type.coding());
    entity.set("role", role.coding());
    return entity;
  }

  private static JsonNode unasked(AuditEntry entry, JsonNode detail, EventKind kind) {
    return detail.path("query").asText("").isEmpty() && !kind.query()
        ? detail
        : ((ObjectNode) detail.deepCopy())
            .put("query", "GET " + text(entry.subject()).split("[/?]", 2)[0]);
  }
}
